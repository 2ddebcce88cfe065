package help_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"hx/editor/command"
	"hx/editor/config"
	"hx/internal/hxtest"
	"hx/keymap"
	hxruntime "hx/runtime"
)

func open(t *testing.T, keys string) *hxtest.Session {
	t.Helper()
	s := hxtest.New(t, hxtest.Options{})
	s.Keys(t, keys)
	return s
}

var span = regexp.MustCompile("`([^`\n]+)`")

// TestTextsNameWhatExists looks up everything that the texts put in backquotes:
// command lines, commands, options, keys.
func TestTextsNameWhatExists(t *testing.T) {
	s := open(t, "")
	var files hxruntime.Files
	names := files.List("help")
	if len(names) < 20 {
		t.Fatalf("only %d texts", len(names))
	}
	for _, name := range names {
		text, _, err := files.Read("help/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(text, "# ") {
			t.Errorf("%s has no heading", name)
		}
		for i, line := range strings.Split(text, "\n") {
			if utf8.RuneCountInString(line) > 73 {
				t.Errorf("%s:%d is too long", name, i+1)
			}
			if strings.Count(line, "`")%2 != 0 {
				t.Errorf("%s:%d breaks what is in backquotes", name, i+1)
			}
		}
		for _, m := range span.FindAllStringSubmatch(text, -1) {
			if why := unknown(s.Env, m[1]); why != "" {
				t.Errorf("%s: `%s` is %s", name, m[1], why)
			}
		}
	}
}

// TestTheKeysForEmacsFingersWork puts the settings that the text shows to use.
func TestTheKeysForEmacsFingersWork(t *testing.T) {
	text, _, err := hxruntime.Files{}.Read("help/emacs.md")
	if err != nil {
		t.Fatal(err)
	}
	var settings strings.Builder
	for _, line := range strings.Split(text, "\n") {
		if code, ok := strings.CutPrefix(line, "    "); ok {
			settings.WriteString(code + "\n")
		}
	}
	s := hxtest.New(t, hxtest.Options{Config: settings.String()})
	s.Keys(t, "iones two<C-a><C-f>n<C-e>s<A-b><C-b>-<esc>")
	if s.Ed.Msg.Text != "" {
		t.Errorf("the message is %q", s.Ed.Msg.Text)
	}
	if got, want := s.Text(), "onnes- twos\n"; got != want {
		t.Errorf("typed %q, want %q", got, want)
	}
	s.Keys(t, "i<C-x>3")
	if n := len(s.Ed.Win.Views()); n != 2 {
		t.Errorf("C-x 3 makes %d views", n)
	}
}

var (
	optionLike  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$|^[a-z]+-[a-z-]+$`)
	commandLike = regexp.MustCompile(`^[a-z]+(_[a-z]+)+$`)
	// others are neither: patterns, file names, names of keys, examples.
	others = regexp.MustCompile(`^(config\.toml|languages\.toml|'exact|\^beginning|end\$|!without|%column word|%\{.*\}|%sh\{\.\.\.\}|NOR|INS|SEL|\[\+\]|themes|theme = .*|"@|"ay|"ap|"aQ|"aq|version-control|hx --health|A-x|C-x|S-tab|C-w>v|<.*>.*|"|/|:|@|\+|\*|_|#|\.|%|up|down|left|right|home|end|pageup|pagedown|F1|minus|lt|gt|esc|ret|tab|Tab|space|backspace|del|ins|j|k|l|J|K|L|h|:help TOPIC|A-ret|C-t|\[|\]|\(|\{|<|W|w|p|m|f|t|a|c|T|g|mif|mig|mip)$`)
)

func unknown(env *command.Env, s string) string {
	if others.MatchString(s) {
		return ""
	}
	if rest, ok := strings.CutPrefix(s, ":"); ok && rest != "" {
		word, arg, _ := strings.Cut(rest, " ")
		if env.Tables.FindTyped(word) == nil {
			return "no command line"
		}
		if word == "set" && arg != "" {
			name, _, _ := strings.Cut(arg, " ")
			if config.Lookup(name) == nil {
				return "about no option"
			}
		}
		return ""
	}
	switch {
	case commandLike.MatchString(s):
		if env.Tables.Find(s) == nil {
			return "no command"
		}
		return ""
	case optionLike.MatchString(s):
		if config.Lookup(s) == nil {
			return "no option"
		}
		return ""
	case config.Lookup(s) != nil:
		return ""
	}
	keys, err := keymap.ParseKeys(s)
	if strings.Contains(s, "-") || strings.Contains(s, " ") {
		keys = nil
		for _, part := range strings.Fields(s) {
			k, e := keymap.ParseKey(part)
			err = e
			keys = append(keys, k)
		}
	}
	if err != nil {
		return "not understood"
	}
	for _, m := range []keymap.Mode{keymap.ModeNormal, keymap.ModeInsert} {
		if env.Ed.Keys.Lookup(m, keys...).Outcome != keymap.None {
			return ""
		}
	}
	for _, w := range []keymap.Widget{keymap.PromptWidget, keymap.PickerWidget, keymap.PopupWidget} {
		for bound := range w.Keys() {
			if len(keys) == 1 && bound == keys[0] {
				return ""
			}
		}
	}
	return "bound to nothing"
}

// TestEveryTopicHasAPage opens the help of every topic there is.
func TestEveryTopicHasAPage(t *testing.T) {
	s := open(t, "")
	for _, topic := range s.Env.HelpTopics() {
		if topic.Doc == "" {
			t.Errorf("%s is not described", topic.Name)
		}
		s.Ed.ClearMessage()
		if err := s.Env.RunTyped(s.Env.Context(), "help "+topic.Name); err != nil {
			t.Errorf(":help %s: %v", topic.Name, err)
		}
		if len(s.Text()) < 20 {
			t.Errorf(":help %s shows %q", topic.Name, s.Text())
		}
	}
	if n := len(s.Ed.Docs.All()); n > 2 {
		t.Errorf("%d buffers are open afterwards", n)
	}
}

func TestPages(t *testing.T) {
	for _, c := range []struct {
		topic string
		want  []string
	}{
		{"", []string{"# Help", "`:help registers`"}},
		{":write", []string{"# :write [PATH]", "Also called: `:w`", "--no-format"}},
		{"w", []string{"# :write [PATH]", "# Key w", "normal mode: `move_next_word_start`"}},
		{"goto_last_line", []string{"# goto_last_line", "normal mode: `g e`"}},
		{"scrolloff", []string{"# editor.scrolloff", "Now: `5`", "Default: 5"}},
		{"editor.scrolloff", []string{"# editor.scrolloff"}},
		{"space", []string{"# Key space", "the menu \"Space\"", "`f` Files (workspace)"}},
		{"g d", []string{"# Key g d", "`goto_definition`"}},
		{"gd", []string{"`goto_definition`"}},
		{"<C-w>v", []string{"`vsplit`"}},
		{"undo", []string{"# Undo", "# undo"}},
		{"window", []string{"# Windows"}},
		{"multiple cursors", []string{"# About \"multiple cursors\"", "- `cursors` Several cursors"}},
		{"line endings", []string{"- `files` "}},
		{"language settings", []string{"comment-tokens", "language-servers"}},
		{"%", []string{"# Key %", "`select_all`"}},
		{"\"", []string{"# Key \"", "`select_register`"}},
		{"clipb", []string{"# About \"clipb\"", "- `yank_to_clipboard`"}},
	} {
		s := open(t, ":help "+strings.ReplaceAll(c.topic, "<", "<lt>")+"<ret>")
		for _, want := range c.want {
			if !strings.Contains(s.Text(), want) {
				t.Errorf(":help %s shows no %q but\n%s%s", c.topic, want, s.Text(), s.Ed.Msg.Text)
			}
		}
	}
	if s := open(t, ":help nosuchthing<ret>"); !strings.Contains(s.Ed.Msg.Text, "no help about 'nosuchthing'") {
		t.Errorf("nonsense gives %q", s.Ed.Msg.Text)
	}
}

func TestHelpIsOnlyForReading(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": "text\n"}, Open: "a.txt"})
	s.Keys(t, ":help modes<ret>")
	before := s.Text()
	s.Keys(t, "xd")
	if s.Text() != before || !strings.Contains(s.Ed.Msg.Text, "only for reading") {
		t.Errorf("the message is %q", s.Ed.Msg.Text)
	}
	if got := s.Ed.Doc().Name(s.Dir); got != "[help]" {
		t.Errorf("it is called %q", got)
	}
	s.Keys(t, ":help undo<ret>:help jumps<ret>")
	if n := len(s.Ed.Docs.All()); n != 2 {
		t.Errorf("%d buffers are open", n)
	}
	s.Keys(t, ":bc<ret>")
	if got := s.Text(); got != "text\n" {
		t.Errorf("closing it shows %q", got)
	}
	s.Keys(t, ":q<ret>")
	if _, ended := s.Ed.Quitting(); !ended {
		t.Errorf("quitting says %q", s.Ed.Msg.Text)
	}
}

func TestMessages(t *testing.T) {
	s := open(t, ":echo hello<ret>:nosuch<ret>:messages<ret>")
	if got := s.Text(); !strings.Contains(got, "hello\n") || !strings.Contains(got, "error: no such command: 'nosuch'\n") {
		t.Errorf("the messages are %q", got)
	}
	if !strings.Contains(s.State(), "#[e|]#rror") {
		t.Errorf("the cursor is not on the last: %q", s.State())
	}
}

func TestKeys(t *testing.T) {
	s := open(t, "ihello wörld<esc>3w\"ayfxgg<F2>:echo<ret>:keys<ret>")
	var got []string
	for line := range strings.Lines(s.Text()) {
		got = append(got, strings.Join(strings.Fields(line), " "))
	}
	want := []string{
		"i insert_mode", "hello<space>wörld type", "<esc> normal_mode", "3w move_next_word_start", `"a select_register`,
		"y yank", "fx find_next_char", "gg goto_file_start", "<F2> nothing is bound to it", ": command_mode",
		"echo<ret> in a prompt", ": command_mode",
	}
	if len(got) != len(want)+1 {
		t.Fatalf("the keys are %q", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("entry %d is %q, want %q", i, got[i], want[i])
		}
	}
}
