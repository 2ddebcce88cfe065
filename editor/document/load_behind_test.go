package document

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"hx/editor/change"
	"hx/editor/text"
)

func largeFile(t *testing.T, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "large.txt")
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// A large file comes in parts that together are the file, cut where texts may
// be cut.
func TestLoadInParts(t *testing.T) {
	for name, unit := range map[string]string{
		"lines":    "a line of text with ünïcode in it\r\n",
		"no lines": "日本語のテキスト, ",
	} {
		content := bytes.Repeat([]byte(unit), (behindFrom+2*firstPart)/len(unit))
		loaded, rest, err := LoadStart(largeFile(t, content), "")
		if err != nil || rest == nil {
			t.Fatal(name, err)
		}
		if n := loaded.Text.Len(); n > firstPart {
			t.Errorf("%s: %d bytes before the first frame", name, n)
		}
		d := New(1, loaded.Text)
		d.Coming(rest.Left())
		for rest.Left() > 0 {
			part, err := rest.Next()
			if err != nil {
				t.Fatal(name, err)
			}
			last := d.Text().Slice(max(0, d.Text().Len()-4), d.Text().Len())
			if strings.HasSuffix(last, "\r") && strings.HasPrefix(part.Slice(0, 1), "\n") {
				t.Errorf("%s: cut within a line break", name)
			}
			if utf8.ValidString(unit) && !utf8.RuneStart(part.ByteAt(0)) {
				t.Errorf("%s: cut within a character", name)
			}
			d.Extend(part, rest.Left())
		}
		rest.Close()
		if !d.Text().Equal(text.FromString(string(content))) {
			t.Errorf("%s: the parts are not the file", name)
		}
		if err := d.Incomplete(); err != nil || d.Modified() {
			t.Errorf("%s: %v, modified %v", name, err, d.Modified())
		}
	}
}

// While parts are missing nothing changes the text; places in it stay true.
func TestIncompleteDocument(t *testing.T) {
	d := New(1, text.FromString("one\n"))
	d.File.Path = "/x/large.txt"
	d.Coming(12)
	at := d.Stamp(2, change.After)
	set, _ := change.NewSet(4, []change.Edit{{From: 0, To: 0, Text: "x"}})
	err := d.Apply(Tx{Set: set})
	if err == nil || err.Error() != "large.txt is still being loaded (25 %)" {
		t.Errorf("an edit while parts are missing: %v", err)
	}
	d.Extend(text.FromString("two\n"), 8)
	d.Extend(text.FromString("and more"), 0)
	if got := d.Text().String(); got != "one\ntwo\nand more" {
		t.Errorf("text %q", got)
	}
	if pos := d.Resolve(at); pos != 2 {
		t.Errorf("a place moved to %d", pos)
	}
	set, _ = change.NewSet(d.Text().Len(), []change.Edit{{From: 0, To: 0, Text: "x"}})
	if err := d.Apply(Tx{Set: set}); err != nil || !d.Modified() {
		t.Errorf("an edit afterwards: %v", err)
	}
}

// Small files, missing ones and folders are as with Load.
func TestLoadStartOfOthers(t *testing.T) {
	path := largeFile(t, []byte("small\n"))
	if l, rest, err := LoadStart(path, ""); err != nil || rest != nil || l.Text.String() != "small\n" {
		t.Error("a small file", rest, err)
	}
	if l, rest, err := LoadStart(path+".none", ""); err != nil || rest != nil || !l.New {
		t.Error("a missing file", rest, err)
	}
	if _, _, err := LoadStart(filepath.Dir(path), ""); err == nil || errors.Is(err, os.ErrNotExist) {
		t.Error("a folder", err)
	}
	marked := append([]byte("\xff\xfe"), bytes.Repeat([]byte("a\x00"), behindFrom/2)...)
	if l, rest, err := LoadStart(largeFile(t, marked), ""); err != nil || rest != nil || l.Text.Len() != behindFrom/2 || l.File.Encoding != "utf-16le" {
		t.Error("UTF-16", rest, err)
	}
}
