package style_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"hx/editor/document"
	"hx/editor/text"
	"hx/internal/hxtest"
)

func open(t *testing.T, config string, files map[string]string, name string) *hxtest.Session {
	t.Helper()
	files[".editorconfig"] = "root = true\n" + files[".editorconfig"]
	return hxtest.New(t, hxtest.Options{Config: config, Files: files, Open: name})
}

func TestIndentation(t *testing.T) {
	for _, c := range []struct {
		conf, name, text string
		indent, tab      int
	}{
		{"[*]\nindent_style = space\nindent_size = 3\n", "f", "x\n", 3, 3},
		{"[*]\nindent_style = tab\nindent_size = 8\n", "f", "a\n  b\n", 0, 8},
		{"[*]\nindent_style = tab\ntab_width = 2\n", "f", "x\n", 0, 2},
		{"[*]\nindent_style = space\nindent_size = tab\ntab_width = 6\n", "f", "x\n", 6, 6},
		{"[*]\nindent_style = space\n", "f.go", "x\n", 4, 4},
		{"[*]\nindent_size = 2\n", "f.py", "x\n", 2, 2},
		{"[*]\nindent_style = SPACE\nindent_size = 400\n", "f", "x\n", 16, 16},
		{"[*]\nindent_style = space\nindent_size = 2\n[*.txt]\nindent_size = 5\n", "f.txt", "x\n", 5, 5},
		{"[{a,b}/**.c]\nindent_style = space\nindent_size = 5\n", "a/x/f.c", "x\n", 5, 5},
		{"[*]\nindent_size = 2\n[f]\nindent_size = unset\nindent_style = unset\n", "f", "x\n", 0, 4},
		{"[*]\nindent_style = space\nindent_size = 0\n", "f", "x\n", 4, 4},
		{"[*\nindent_style = space", "f", "x\n", 0, 4},
	} {
		d := open(t, "", map[string]string{".editorconfig": c.conf, c.name: c.text}, c.name).Ed.Doc()
		if d.Indent.Spaces != c.indent || d.TabWidth != c.tab {
			t.Errorf("%q for %s: indent %d, tab %d, want %d, %d", c.conf, c.name, d.Indent.Spaces, d.TabWidth, c.indent, c.tab)
		}
	}
}

func TestFilesOfParentFolders(t *testing.T) {
	s := open(t, "", map[string]string{
		".editorconfig":   "[*]\nmax_line_length = 60\nindent_style = space\nindent_size = 2\n",
		"a/.editorconfig": "[*]\nindent_size = 7\n",
		"a/b/f":           "x\n",
	}, "a/b/f")
	d := s.Ed.Doc()
	if d.Indent.Spaces != 7 || s.Ed.TextWidth(d) != 60 {
		t.Errorf("indent %d, width %d", d.Indent.Spaces, s.Ed.TextWidth(d))
	}
	s = open(t, "[editor]\neditor-config = false\n", map[string]string{".editorconfig": "[*]\nindent_style = space\nindent_size = 2\n", "f": "x\n"}, "f")
	if s.Ed.Doc().Indent.Spaces != 0 {
		t.Error("the option does not switch it off")
	}
}

func TestSavingAsAsked(t *testing.T) {
	s := open(t, "[editor]\ntrim-trailing-whitespace = true\n", map[string]string{
		".editorconfig": "[*]\nend_of_line = crlf\ntrim_trailing_whitespace = false\ninsert_final_newline = false\n[g]\ntrim_trailing_whitespace = true\n",
		"f":             "a  \r\nb", "g": "a  \r\nb",
	}, "f")
	if s.Ed.Doc().LineEnding != text.CRLF {
		t.Error("line break")
	}
	for name, want := range map[string]string{"f": "ax  \r\nb", "g": "ax\r\nb"} {
		s.Keys(t, ":o "+name+"<ret>ax<esc>:w<ret>")
		s.Wait(10 * time.Second)
		if b, _ := os.ReadFile(filepath.Join(s.Dir, name)); string(b) != want {
			t.Errorf("%s holds %q, want %q", name, b, want)
		}
	}
}

func TestCharset(t *testing.T) {
	s := open(t, "", map[string]string{
		".editorconfig": "[latin]\ncharset = latin1\n[*.bom]\ncharset = utf-8-bom\n[bad]\ncharset = nonsense\n",
		"latin":         "\xe4\n", "bad": "ä\n",
	}, "latin")
	if s.Text() != "ä\n" {
		t.Errorf("latin1 read as %q", s.Text())
	}
	s.Keys(t, "yp:w<ret>")
	s.Wait(10 * time.Second)
	if b, _ := os.ReadFile(filepath.Join(s.Dir, "latin")); string(b) != "\xe4\xe4\n" {
		t.Errorf("latin1 written as %q", b)
	}
	s.Keys(t, ":o new.bom<ret>ix<esc>:w<ret>")
	s.Wait(10 * time.Second)
	if b, _ := os.ReadFile(filepath.Join(s.Dir, "new.bom")); string(b) != "\ufeffx\n" {
		t.Errorf("with a byte order mark: %q", b)
	}
	s.Keys(t, ":o bad<ret>")
	if s.Text() != "ä\n" || s.Ed.Doc().File.Encoding != document.UTF8 {
		t.Errorf("unknown charset: %q as %s", s.Text(), s.Ed.Doc().File.Encoding)
	}
}

func TestHostileFiles(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "a", ".editorconfig")
	os.MkdirAll(filepath.Dir(pipe), 0o755)
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	os.WriteFile(filepath.Join(dir, ".editorconfig"), []byte("root=true\n[*]\nindent_style = space\nindent_size = 3\n"), 0o644)
	s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "a/f"})
	if s.Ed.Doc().Indent.Spaces != 3 {
		t.Error("the file above is not read")
	}
	os.WriteFile(filepath.Join(dir, ".editorconfig"), []byte(strings.Repeat("[*]\nindent_size = 3\n", 1<<15)), 0o644)
	s.Keys(t, ":o g<ret>")
	if s.Ed.Doc().Indent.Spaces != 0 {
		t.Error("a huge file is read")
	}
}

func TestModeline(t *testing.T) {
	many := strings.Repeat("x\n", 20)
	for _, c := range []struct {
		text, lang  string
		indent, tab int
	}{
		{"# vim: set ft=python sw=3 et:\n", "python", 3, 4},
		{many + "// vi: ts=8 noet\n", "", 0, 8},
		{many + "# vim: ft=python\n" + many, "", 0, 4},
		{"# vim: ft=nonsense sw=2\n", "", 0, 4},
		{"a\n  b\n# vim: sw=5\n", "", 5, 4},
	} {
		d := open(t, "", map[string]string{"f": c.text}, "f").Ed.Doc()
		if d.Lang != c.lang || d.Indent.Spaces != c.indent || d.TabWidth != c.tab {
			t.Errorf("%q: %s, indent %d, tab %d, want %s, %d, %d", c.text, d.Lang, d.Indent.Spaces, d.TabWidth, c.lang, c.indent, c.tab)
		}
		d = open(t, "[editor]\nmodeline = false\n", map[string]string{"f": c.text}, "f").Ed.Doc()
		if d.Lang != "" || d.TabWidth != 4 {
			t.Errorf("%q switched off: %s, tab %d", c.text, d.Lang, d.TabWidth)
		}
	}
	// The user's own choice of language stands.
	s := open(t, "", map[string]string{"f": "# vim: ft=python\n"}, "f")
	s.Keys(t, ":lang rust<ret>")
	if s.Ed.Doc().Lang != "rust" {
		t.Errorf("language %q", s.Ed.Doc().Lang)
	}
}
