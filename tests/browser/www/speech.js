// Speech that says nothing but keeps what it is given.
window.said = [];
window.stopped = 0;
class Utterance {
  constructor(text) {
    this.text = text;
  }
}
Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
Object.defineProperty(window, 'speechSynthesis', {
  value: {
    getVoices: () => ['en-US', 'zh_CN', 'zh-TW'].map((lang) => Object.create(window.SpeechSynthesisVoice ? SpeechSynthesisVoice.prototype : null, { lang: { value: lang } })),
    speak: (one) => window.said.push(one),
    cancel: () => {
      window.stopped += 1;
    },
  },
});
