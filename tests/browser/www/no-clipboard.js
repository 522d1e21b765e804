// A browser that has no clipboard to give.
Object.defineProperty(navigator, 'clipboard', { value: undefined });
