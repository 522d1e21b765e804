// A browser that refuses to speak.
Object.defineProperty(window, 'speechSynthesis', {
  value: {
    getVoices: () => [],
    cancel() {},
    speak(one) {
      setTimeout(() => one.onerror(new Event('error')));
    },
  },
});
