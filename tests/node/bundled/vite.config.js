export default {
  // While developing, Vite would copy the script to where the module is not.
  optimizeDeps: { exclude: ['xingfu'] },
};
