//! The browser's speech synthesis, where there is one.

use crate::app::browser::dom::window;
use crate::text::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// The synthesis; none in browsers that lack it, or that lack the utterance to give it.
fn synthesis() -> Option<SpeechSynthesis> {
    let window = window()?;
    let has = |name: &str| {
        let found = js_sys::Reflect::get(&window, &name.into());
        found.is_ok_and(|value| !value.is_undefined() && !value.is_null())
    };
    if !has("speechSynthesis") || !has("SpeechSynthesisUtterance") {
        return None;
    }
    window.speech_synthesis().ok()
}

/// Whether the browser can speak.
pub fn is_there() -> bool {
    synthesis().is_some()
}

/// Says a text in place of what is being said, and tells when it is over; false where it cannot.
pub fn say(text: &str, language: Language, over: impl Fn() + 'static) -> bool {
    let Some(synthesis) = synthesis() else {
        return false;
    };
    let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(text) else {
        return false;
    };
    synthesis.cancel();
    let tags = tags(language);
    utterance.set_lang(tags[0]);
    if let Some(voice) = voice(&synthesis, tags) {
        utterance.set_voice(Some(&voice));
    }
    utterance.set_rate(0.9);
    // One of the two comes, once: what is refused ends with an error.
    let over = Closure::<dyn Fn()>::new(over).into_js_value();
    utterance.set_onend(Some(over.unchecked_ref()));
    utterance.set_onerror(Some(over.unchecked_ref()));
    synthesis.speak(&utterance);
    true
}

/// Stops speaking.
pub fn stop() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}

/// The tags of voices for a language, the best first.
fn tags(language: Language) -> &'static [&'static str] {
    match language {
        Language::Chinese => &["zh-cn", "zh"],
        Language::Traditional => &["zh-tw", "zh-hk", "zh"],
        Language::English => &["en-gb", "en"],
    }
}

/// A voice for the best of the tags that has one; on Android they are written `zh_CN`.
fn voice(synthesis: &SpeechSynthesis, tags: &[&str]) -> Option<SpeechSynthesisVoice> {
    let voices: Vec<_> = synthesis
        .get_voices()
        .iter()
        .filter_map(|voice| voice.dyn_into::<SpeechSynthesisVoice>().ok())
        .collect();
    let tag = |voice: &SpeechSynthesisVoice| voice.lang().to_ascii_lowercase().replace('_', "-");
    let found = tags
        .iter()
        .find_map(|wanted| voices.iter().find(|voice| tag(voice).starts_with(wanted)));
    found.cloned()
}
