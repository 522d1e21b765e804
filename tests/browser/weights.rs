//! Weights: sliders, percentages, locks and presets.

use fantoccini::key::Key;
use serde_json::{Value, json};
use xingfu::app::read::explain;
use xingfu::app::state::Intent;
use xingfu::text::words::CHINESE;

use crate::expected::Expected;
use crate::support::{Page, Result, browse, browse_emulating, browse_once};

async fn in_percent(page: &Page) -> Result {
    let percent = page.by_role("radio", "百分比").await?;
    page.click(&percent).await?;
    page.wait_until(
        "return document.getElementById('xf0-weight-employment').max === '100'",
        vec![],
    )
    .await
}

#[test]
fn a_slider_moved_by_mouse_gives_the_engines_score_and_a_sentence_that_explains_it() -> Result {
    browse(async |page| {
        page.visit("").await?;
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 10.0).await?;
        let expected = Expected::first().with("employment", page.slider_value("employment").await?);
        assert_ne!(expected.score(), Expected::first().score());
        page.wait_for_score(&expected.score()).await?;
        assert_eq!(page.slider_value("employment").await?, 10.0);
        let shown = expected.derived();
        let sentence = explain::change(&shown.published, &shown.mine, &CHINESE);
        assert_eq!(Some(page.text(".sentence").await?), sentence);
        let versus = page.text(".versus").await?;
        assert!(
            versus.contains("预设权重") && versus.contains(&Expected::first().score()),
            "{versus}"
        );
        assert!(
            versus.contains("我的权重") && versus.contains(&expected.score()),
            "{versus}"
        );
        Ok(())
    })
}

#[test]
fn score_and_shares_follow_while_the_mouse_is_down_and_words_once_it_is_up() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        let begun = page.text(".sentence").await?;
        let script = "const slider = document.getElementById('xf0-weight-care');
            const [value, kind] = arguments;
            slider.value = value; slider.dispatchEvent(new Event(kind, { bubbles: true }));
            return new Promise(done => requestAnimationFrame(() => setTimeout(() => done([
                document.querySelector('[data-score]').textContent,
                document.querySelector('.sentence').textContent,
                // Its own share is told with the slider that moves, others' once it rests.
                ...['care', 'health'].map((name) => {
                    const slider = document.getElementById(`xf0-weight-${name}`);
                    const share = slider.closest('.weight-row').querySelector('.share b').textContent;
                    return slider.getAttribute('aria-valuetext').includes(`占 ${share}，`);
                }),
            ]), 0)))";
        for value in [0.0, 10.0, 3.0] {
            let shown = page.run(script, vec![json!(value), json!("input")]).await?;
            let expected = Expected::first().with("care", value);
            assert_eq!(shown, json!([expected.score(), begun, true, false]));
        }
        let shown = page.run(script, vec![json!(3.0), json!("change")]).await?;
        let expected = Expected::first().with("care", 3.0);
        let derived = expected.derived();
        let sentence = explain::change(&derived.published, &derived.mine, &CHINESE);
        assert_eq!(shown, json!([expected.score(), sentence, true, true]));
        Ok(())
    })
}

#[test]
fn a_slider_is_moved_by_the_keyboard() -> Result {
    browse(async |page| {
        page.visit("").await?;
        let slider = page.slider("education").await?;
        page.focus(&slider).await?;
        let was = page.slider_value("education").await?;
        for (key, expected) in [
            (Key::Right, was + 1.0),
            (Key::Left, was),
            (Key::Down, was - 1.0),
            (Key::Up, was),
            (Key::End, 10.0),
            (Key::Home, 0.0),
        ] {
            page.press(key).await?;
            page.wait_for_score(&Expected::first().with("education", expected).score())
                .await?;
            assert_eq!(page.slider_value("education").await?, expected);
        }
        page.press(Key::PageUp).await?;
        let up = page.slider_value("education").await?;
        assert!(up >= 1.0, "{up}");
        page.wait_for_score(&Expected::first().with("education", up).score())
            .await?;
        let focused = page.run("return document.activeElement.id", vec![]).await?;
        assert_eq!(focused, json!("xf0-weight-education"));
        Ok(())
    })
}

#[test]
fn a_weight_is_typed_or_stepped_and_an_impossible_one_stays_with_its_reason() -> Result {
    browse(async |page| {
        page.visit("").await?;
        let field = page.by_role("spinbutton", "健康 重要程度").await?;
        page.fill(&field, "2.5").await?;
        page.press(Key::Enter).await?;
        let expected = Expected::first().with("health", 2.5);
        page.wait_for_score(&expected.score()).await?;
        page.push("健康 增加").await?;
        let expected = expected.with("health", 3.5);
        page.wait_for_score(&expected.score()).await?;
        page.push("健康 减少").await?;
        let expected = expected.with("health", 2.5);
        page.wait_for_score(&expected.score()).await?;
        page.fill(&field, "11").await?;
        page.press(Key::Enter).await?;
        page.wait_for(".weight-row .reason.fault:not([hidden])")
            .await?;
        assert_eq!(
            page.text(".weight-row .reason.fault:not([hidden])").await?,
            CHINESE.bad_importance
        );
        assert_eq!(field.prop("value").await?.as_deref(), Some("11"));
        assert_eq!(field.attr("aria-invalid").await?.as_deref(), Some("true"));
        assert_eq!(page.score().await?, expected.score());
        Ok(())
    })
}

#[test]
fn indicators_have_weights_of_their_own() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.push("就业").await?;
        page.wait_for("#xf0-weight-new-jobs").await?;
        let slider = page.slider("new-jobs").await?;
        page.drag_slider(&slider, 0.0).await?;
        let expected = Expected::first().with("new-jobs", 0.0);
        page.wait_for_score(&expected.score()).await
    })
}

#[test]
fn a_locked_percentage_stays_and_the_others_give_way() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        in_percent(page).await?;
        page.push("锁定 安全").await?;
        let slider = page.slider("employment").await?;
        page.drag_slider(&slider, 40.0).await?;
        let value = page.slider_value("employment").await?;
        let lock = Expected::first().node("safety");
        let before = Expected::first().in_percent().act(Intent::ToggleLock(lock));
        let expected = before.clone().with("employment", value);
        page.wait_for_score(&expected.score()).await?;
        assert_eq!(
            expected.percent_of("safety").round(),
            before.percent_of("safety").round()
        );
        for id in ["safety", "education", "care"] {
            let shown = page.slider_value(id).await?;
            assert_eq!(shown, expected.percent_of(id).round(), "{id}");
        }
        assert_eq!(
            page.property("#xf0-weight-safety", "disabled").await?,
            json!(true)
        );
        assert_eq!(
            page.text("#xf0-weight-safety-reason").await?,
            CHINESE.locked
        );
        Ok(())
    })
}

#[test]
fn a_row_that_cannot_move_says_why() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        in_percent(page).await?;
        for title in ["民生工程", "教育", "健康", "社会保障与养老", "安全", "生态"]
        {
            page.push(&format!("锁定 {title}")).await?;
        }
        page.wait_for("#xf0-weight-employment:disabled").await?;
        assert_eq!(
            page.text("#xf0-weight-employment-reason").await?,
            CHINESE.cannot_move
        );
        let described = page
            .attribute("#xf0-weight-employment", "aria-describedby")
            .await?;
        assert_eq!(described.as_deref(), Some("xf0-weight-employment-reason"));
        Ok(())
    })
}

#[test]
fn a_percentage_dragged_to_the_end_comes_back_in_the_same_drag() -> Result {
    browse(async |page| {
        page.visit("").await?;
        in_percent(page).await?;
        let script = "const slider = document.getElementById('xf0-weight-employment');
            for (const value of [60, 100, 0, 100, 30]) {
                slider.value = value; slider.dispatchEvent(new Event('input', { bubbles: true }));
                await new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)));
                if (slider.disabled) return 'disabled at ' + value;
            }
            slider.dispatchEvent(new Event('change', { bubbles: true }));";
        let script = format!("return (async () => {{ {script} }})()");
        assert_eq!(page.run(&script, vec![]).await?, json!(null));
        let expected = Expected::first().in_percent().with("employment", 30.0);
        page.wait_for_score(&expected.score()).await?;
        assert_eq!(
            page.slider_value("education").await?,
            expected.percent_of("education").round()
        );
        // Let go of at the end, it is no trap either.
        let field = page.by_role("spinbutton", "就业 百分比").await?;
        for (typed, education) in [("100", 0.0), ("30", expected.percent_of("education"))] {
            page.fill(&field, typed).await?;
            page.press(Key::Enter).await?;
            let education = json!(education.round().to_string());
            let value = "return document.getElementById('xf0-weight-education').value";
            page.wait_for_value(value, vec![], education).await?;
        }
        page.wait_for_score(&expected.score()).await
    })
}

/// A finger goes from a place to another in ten steps, and leaves.
async fn swipe(page: &Page, from: (f64, f64), to: (f64, f64)) -> Result {
    let touch = async |kind: &str, points: Value| {
        let event = json!({ "type": kind, "touchPoints": points });
        page.devtools("Input.dispatchTouchEvent", event).await
    };
    let at = |part: f64| {
        let (x, y) = (
            from.0 + part * (to.0 - from.0),
            from.1 + part * (to.1 - from.1),
        );
        json!([{ "x": x, "y": y }])
    };
    touch("touchStart", at(0.0)).await?;
    for step in 1..=10 {
        touch("touchMove", at(f64::from(step) / 10.0)).await?;
    }
    touch("touchEnd", json!([])).await.map(drop)
}

/// Where the thumb of a slider is, and how wide its track.
async fn thumb(page: &Page, id: &str) -> Result<(f64, f64, f64)> {
    let place = "const slider = document.getElementById(`xf0-weight-${arguments[0]}`);
        slider.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = slider.getBoundingClientRect();
        const part = Number(slider.value) / Number(slider.max);
        return new Promise(done => requestAnimationFrame(() => done(
            [box.left + 12 + part * (box.width - 24), box.top + box.height / 2, box.width - 24])))";
    let place = page.run(place, vec![json!(id)]).await?;
    let number = |at: usize| place[at].as_f64().unwrap_or(f64::NAN);
    Ok((number(0), number(1), number(2)))
}

#[test]
fn a_swipe_over_a_slider_scrolls_and_a_finger_that_goes_sideways_moves_it() -> Result {
    browse_emulating(async |page| {
        page.resize(390, 844).await?;
        page.visit("?weigh").await?;
        page.slider("safety").await?;
        let value = page.slider_value("safety").await?;
        let (x, y, width) = thumb(page, "safety").await?;
        swipe(page, (x, y), (x - 0.3 * width, y + 4.0)).await?;
        page.wait_until(
            "return Number(document.getElementById('xf0-weight-safety').value) < arguments[0]",
            vec![json!(value)],
        )
        .await?;
        let moved = page.slider_value("safety").await?;
        let score = Expected::first().with("safety", moved).score();
        page.wait_for_score(&score).await?;

        // Last, since what is swept goes on scrolling for a while. The sheet of weights scrolls by itself.
        let (x, y, width) = thumb(page, "safety").await?;
        let (scrolled, hash) = (
            "return document.querySelector('.weigh').scrollTop",
            "return location.hash",
        );
        let before = page.run(scrolled, vec![]).await?.as_f64();
        let link = page.run(hash, vec![]).await?;
        // Beside the thumb, where a touch makes the browser's own slider jump.
        let beside = x + 0.3 * width;
        swipe(page, (beside, y), (beside, y + 220.0)).await?;
        let back = "return document.querySelector('.weigh').scrollTop < arguments[0] - 100";
        page.wait_until(back, vec![json!(before)]).await?;
        assert_eq!(page.slider_value("safety").await?, moved);
        assert_eq!(page.score().await?, score);
        assert_eq!(page.run(hash, vec![]).await?, link);
        Ok(())
    })
}

#[test]
fn presets_set_all_weights_at_once() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        page.push("全部等权").await?;
        let equal = Expected::first().act(Intent::EqualWeights);
        page.wait_for_score(&equal.score()).await?;
        page.push("恢复预设权重").await?;
        page.wait_for_score(&Expected::first().score()).await?;
        assert_eq!(page.text(".sentence").await?, CHINESE.as_default);
        Ok(())
    })
}

#[test]
fn weights_that_are_all_zero_give_no_score_and_say_so() -> Result {
    browse_once(async |page| {
        page.visit("").await?;
        for id in [
            "overall",
            "employment",
            "education",
            "health",
            "care",
            "safety",
            "ecology",
        ] {
            let slider = page.slider(id).await?;
            page.focus(&slider).await?;
            page.press(Key::Home).await?;
        }
        page.wait_for_score("—").await?;
        page.wait_for_text(".withheld", CHINESE.withheld_weights)
            .await
    })
}
