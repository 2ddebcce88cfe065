package trust

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzRecord reads any bytes as a record: only what write writes is trusted.
func FuzzRecord(f *testing.F) {
	const root = "/a\nb \"c\""
	for _, seed := range []string{"", header, header + "\ntrusted\n\n\"\"\n", header + "\ntrusted\nff\n\"/a\\nb \\\"c\\\"\"\n", header + "\nexcluded\n\n\"/a\\nb \\\"c\\\"\"\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := store{dir: t.TempDir()}
		if err := os.WriteFile(s.file(root), data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, ok := s.read(root)
		if !ok {
			return
		}
		if err := s.write(root, r); err != nil {
			t.Fatal(err)
		}
		if again, ok := s.read(root); !ok || again != r {
			t.Errorf("%+v written and read again: %+v, %v", r, again, ok)
		}
	})
}

func TestFingerprint(t *testing.T) {
	root := t.TempDir()
	seen := map[string]string{}
	note := func(what string) {
		t.Helper()
		print, err := fingerprint(root)
		if err != nil {
			t.Fatal(err)
		}
		if before, ok := seen[print]; ok {
			t.Errorf("%s looks like %s", what, before)
		}
		seen[print] = what
	}
	note("nothing")
	for _, name := range obeyed {
		path := filepath.Join(root, name)
		os.MkdirAll(filepath.Dir(path), 0o755)
		for _, text := range []string{"", "a", "b"} {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			note(name + " with " + text)
		}
	}
	if err := os.WriteFile(filepath.Join(root, obeyed[0]), make([]byte, maxObeyed+1), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := fingerprint(root); err == nil {
		t.Error("a file that is too long has a fingerprint")
	}
}
