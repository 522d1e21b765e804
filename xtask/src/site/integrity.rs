//! Digests for subresource integrity, by which a browser refuses a file that was altered.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The digest of a file, as an `integrity` attribute has it.
pub(super) fn digest(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The first 64 bits of the digest, for the file's name.
pub(super) fn short(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize()
        .iter()
        .take(8)
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::{digest, short};

    #[test]
    fn a_digest_is_that_of_the_standard() {
        // FIPS 180-2, of the message "abc".
        assert_eq!(
            digest(b"abc"),
            "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
        assert_eq!(short(&[b"a", b"bc"]), "ba7816bf8f01cfea");
    }
}
