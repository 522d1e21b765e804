// A browser that does not speak.
delete window.speechSynthesis;
Object.defineProperty(window, 'speechSynthesis', { value: undefined });
