// A browser without WebAssembly, or one that was told not to run any.
delete window.WebAssembly;
