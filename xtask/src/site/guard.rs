//! Objects of the module's script that are looked at before the module is entered.
//!
//! The module throws for an object that was freed from amid a function, whose stack is then never
//! taken back.

/// Throws for what was freed.
const IN_USE: &str = "\
function inUse(object) {
    if (object.__wbg_ptr) return object.__wbg_ptr;
    throw new Error(`${object.constructor.name}: found one that was freed, expected one in use`);
}
";

/// The script with a look at every object that a call of the module is of.
pub(super) fn guarded(script: &str) -> String {
    let mut guarded = String::with_capacity(script.len() + IN_USE.len());
    let mut is_declared = false;
    for line in script.lines() {
        let code = line.trim_start();
        if !is_declared && (code.starts_with("class ") || code.starts_with("export class ")) {
            guarded += IN_USE;
            is_declared = true;
        }
        match code.contains("wasm.") && !code.contains("_free(") {
            true => guarded += &line.replace("this.__wbg_ptr", "inUse(this)"),
            false => guarded += line,
        }
        guarded.push('\n');
    }
    guarded
}

#[cfg(test)]
mod tests {
    use super::{IN_USE, guarded};

    #[test]
    fn a_call_looks_at_its_object_first() {
        let script = "let wasm;\nexport class A {\nfree() { wasm.__wbg_a_free(this.__wbg_ptr, 0); }\n\
                      b() { wasm.a_b(retptr, this.__wbg_ptr); }\nc() { this.__wbg_ptr = 0; }\n}\nclass B {}\n";
        let expected = format!(
            "let wasm;\n{IN_USE}export class A {{\nfree() {{ wasm.__wbg_a_free(this.__wbg_ptr, 0); }}\n\
             b() {{ wasm.a_b(retptr, inUse(this)); }}\nc() {{ this.__wbg_ptr = 0; }}\n}}\nclass B {{}}\n"
        );
        assert_eq!(guarded(script), expected);
    }
}
