package themes

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestDocumentedTable keeps the table of themes in the manual.
func TestDocumentedTable(t *testing.T) {
	const path = "../docs/themes.md"
	have, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- table: written by go generate ./themes -->\n", "<!-- end of table -->\n"
	before, rest, ok := bytes.Cut(have, []byte(begin))
	_, after, okEnd := bytes.Cut(rest, []byte(end))
	if !ok || !okEnd {
		t.Fatalf("%s has no place for the table", path)
	}
	want := bytes.Join([][]byte{before, []byte(begin), documentedTable(t), []byte(end), after}, nil)
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(have, want) {
		t.Errorf("the table in %s is out of date; run go generate ./themes", path)
	}
}

func documentedTable(t *testing.T) []byte {
	var b bytes.Buffer
	b.WriteString("| Name | Background | Needs | What it is | Contrast |\n|---|---|---|---|---|\n")
	for _, name := range fileNames(t) {
		th := fromFile(t, name)
		background := "dark"
		if _, known := usualLuminance(th.page("ui.background")); !known {
			background = "the terminal's"
		} else if y, _ := usualLuminance(th.page("ui.background")); y > middleGrey {
			background = "light"
		}
		contrast := ""
		if c := strictThemes[name]; c > 0 {
			contrast = fmt.Sprint(c)
		}
		fmt.Fprintf(&b, "| `%s` | %s | %v | %s | %s |\n", name, background, th.Level(), headComment(t, name), contrast)
	}
	return b.Bytes()
}

// headComment returns the comment a theme file starts with, as one line.
func headComment(t *testing.T, name string) string {
	text, err := shippedFiles.ReadFile(name + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for line := range strings.Lines(string(text)) {
		comment, ok := strings.CutPrefix(line, "# ")
		if !ok {
			break
		}
		words = append(words, strings.TrimSpace(comment))
	}
	if len(words) == 0 {
		t.Errorf("%s.toml does not start with a comment that says what it is", name)
	}
	return strings.Join(words, " ")
}

// TestTheFrameNamesItsRoles checks the manual's list of roles.
func TestTheFrameNamesItsRoles(t *testing.T) {
	manual, err := os.ReadFile("../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	text, err := shippedFiles.ReadFile("_frame.toml")
	if err != nil {
		t.Fatal(err)
	}
	f, err := parseFile("_frame.toml", string(text))
	if err != nil {
		t.Fatal(err)
	}
	for role := range f.palette {
		if !bytes.Contains(manual, []byte("`"+role+"`")) && !bytes.Contains(manual, []byte("\n"+role+" = ")) {
			t.Errorf("the manual does not mention the role %s", role)
		}
	}
}

// TestManualsExamplesLoad loads each theme file the manual shows.
func TestManualsExamplesLoad(t *testing.T) {
	manual, err := os.ReadFile("../docs/themes.md")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, block := range strings.Split(string(manual), "```toml\n")[1:] {
		text, _, _ := strings.Cut(block, "```")
		if !strings.Contains(text, "inherits = ") {
			continue
		}
		n++
		if th, warnings := parsed(t, text); len(warnings) > 0 || !th.Has("ui.background") {
			t.Errorf("example %d: %v", n, warnings)
		}
	}
	if n != 2 {
		t.Errorf("%d examples", n)
	}
}
