package hxtest

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// A spec file holds many cases, written to be read: what precedes the first
// case is prose, every case is a claim and what shows it.
//
//	= w selects up to the next word
//	#[o|]#ne two
//	-> w
//	#[one |]#two
//
// A state is a text in the notation of Mark. Its last line ends in a line break
// unless nothing but marks, or a backslash at its end, stands there; → is a
// tab, · a blank (at the end of a line). More keys and states may follow.
//
// Lines with a colon give settings before the first state and are checked
// after the last:
//
//	:lang go                  extension of the file
//	:crlf                     line breaks of two characters
//	:config scrolloff = 0     a line of the table [editor]
//	:bind F7 extend_line      a key of normal mode
//	:file a.txt some text     another file
//	:mode insert              the mode afterwards, if not normal
//	:message no match         the message line
//	:register a ["one" "two"] the values of a register
//
// "! reason" under the title says that Helix does otherwise, and why we do not.
// A backslash before the first character of a line makes it plain text.

// specCase is one case of a spec file, as the lines it was read from.
type specCase struct {
	title, differs string
	line           int // of the title, from 1
	settings       []string
	before         string
	steps          []specStep
	checks         []string
	crlf           bool
	ext            string
}

// specStep is keys and the state they lead to.
type specStep struct{ keys, after string }

// RunSpecs plays the cases of all spec files that match a pattern. With update
// the files are written anew with what came out.
func RunSpecs(t *testing.T, pattern string, update bool) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no spec files match %s", pattern)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".spec"), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			prose, cases, err := parseSpec(string(b))
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			for i := range cases {
				t.Run(cases[i].title, func(t *testing.T) { cases[i].run(t, file, update) })
			}
			if update {
				write(t, file, formatSpec(prose, cases))
			}
		})
	}
}

// run plays a case. With update it takes over what came out.
func (c *specCase) run(t *testing.T, file string, update bool) {
	text, sel, err := Unmark(c.read(c.before))
	if err != nil {
		t.Fatalf("%s:%d: %v", file, c.line, err)
	}
	o := c.options()
	o.Open = "case." + orText(c.ext, "txt")
	o.Files[o.Open] = text
	s := New(t, o)
	s.Ed.Select(s.Ed.View(), sel)
	for i := range c.steps {
		step := &c.steps[i]
		s.Keys(t, step.keys)
		s.Wait(5 * time.Second)
		got := c.write(s.State())
		if got != step.after && !update {
			t.Errorf("%s:%d: after %s\n--- got\n%s\n--- want\n%s", file, c.line, step.keys, got, step.after)
		}
		step.after = got
	}
	checks := c.outcome(s)
	if got, want := strings.Join(checks, "\n"), strings.Join(c.checks, "\n"); got != want && !update {
		t.Errorf("%s:%d: got\n%s\nwant\n%s", file, c.line, got, want)
	}
	c.checks = checks
}

func orText(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

// options makes a session's options of the settings.
func (c *specCase) options() Options {
	o := Options{Files: map[string]string{}}
	conf, keys := "auto-completion = false\n", ""
	for _, line := range c.settings {
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "config":
			conf += rest + "\n"
		case "bind":
			key, command, _ := strings.Cut(rest, " ")
			keys += fmt.Sprintf("%q = %q\n", key, command)
		case "file":
			name, text, _ := strings.Cut(rest, " ")
			o.Files[name] = text + "\n"
		}
	}
	o.Config = "[editor]\n" + conf + "[editor.lsp]\nenable = false\n[keys.normal]\n" + keys
	return o
}

// outcome is what the checks of a case say, in the same order. The mode is told
// unless it is normal.
func (c *specCase) outcome(s *Session) []string {
	var out []string
	if m := s.Ed.Mode().String(); m != "normal" {
		out = append(out, "mode "+m)
	}
	for _, line := range c.checks {
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "message":
			out = append(out, "message "+s.Ed.Msg.Text)
		case "register":
			name, _, _ := strings.Cut(rest, " ")
			values, _ := s.Ed.Regs.Read([]rune(name)[0])
			out = append(out, fmt.Sprintf("register %s %q", name, values))
		}
	}
	return out
}

// visible is what is written in place of characters that cannot be seen, hidden
// the way back. Blanks are written as they are but at the end of a line.
var (
	visible  = strings.NewReplacer("\t", "→", "\r", "")
	hidden   = strings.NewReplacer("→", "\t", "·", " ")
	trailing = regexp.MustCompile(`(?: |#\[\|?|#\(\|?|\|?\]#|\|?\)#)+$`)
)

// write turns marked text into the lines of a state.
func (c *specCase) write(marked string) string {
	lines := strings.Split(visible.Replace(marked), "\n")
	for i, l := range lines {
		l = trailing.ReplaceAllStringFunc(l, func(end string) string { return strings.ReplaceAll(end, " ", "·") })
		if l != "" && strings.ContainsRune(`=:\!`, rune(l[0])) || strings.HasPrefix(l, "->") {
			l = `\` + l
		}
		lines[i] = l
	}
	switch last := lines[len(lines)-1]; {
	case last == "":
		lines = lines[:len(lines)-1]
	case !onlyMarks(last):
		lines[len(lines)-1] += `\`
	}
	return strings.Join(lines, "\n")
}

// read turns the lines of a state back into marked text.
func (c *specCase) read(state string) string {
	lines := strings.Split(state, "\n")
	for i, l := range lines {
		lines[i] = hidden.Replace(strings.TrimPrefix(l, `\`))
	}
	text := strings.Join(lines, "\n")
	if plain, open := strings.CutSuffix(text, `\`); open {
		text = plain
	} else if !onlyMarks(lines[len(lines)-1]) || text == "" {
		text += "\n"
	}
	if c.crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// onlyMarks tells whether a line holds marks and no text.
func onlyMarks(line string) bool {
	return line != "" && strings.NewReplacer("#[", "", "#(", "", "|]#", "", "|)#", "", "]#", "", ")#", "", "|", "").Replace(line) == ""
}
