package cargo

import (
	"strings"
	"testing"

	"hx/editor/text"
)

const tested = `fn plain() {
    work();
}

#[test]
fn top() {
    check();
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What it claims.
    #[test]
    #[should_panic(expected = "x")]
    fn adds() {
        for i in 0..3 {

            if i > 1 {
                inner(i);
            }
        }
    }

    fn helper() {
        helped();
    }

    mod deep {
        #[tokio::test]
        async fn waits() {
            fn nested() {
                innermost();
            }
        }
    }
}
`

func TestTestAt(t *testing.T) {
	for at, want := range map[string]string{
		"work":      "",
		"fn plain":  "",
		"check":     "top",
		"#[test]":   "top",
		"fn top":    "top",
		"inner(i)":  "tests::adds",
		"/// What":  "tests::adds",
		"#[should":  "tests::adds",
		"fn adds":   "tests::adds",
		"helped":    "",
		"innermost": "tests::deep::waits",
		"fn waits":  "tests::deep::waits",
		"use super": "",
		"mod deep":  "",
	} {
		line := strings.Count(tested[:strings.Index(tested, at)], "\n")
		got, ok := testAt(text.FromString(tested), line)
		if got != want || ok != (want != "") {
			t.Errorf("at %q: %q %v, not %q", at, got, ok, want)
		}
	}
}

func FuzzTestAt(f *testing.F) {
	f.Add(tested, 18)
	f.Add("", 0)
	f.Fuzz(func(t *testing.T, s string, line int) {
		r := text.FromString(s)
		testAt(r, max(0, line)%r.Lines())
	})
}
