package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"

	"hx/editor/clip"
	"hx/editor/config"
	"hx/editor/syntax"
	hxruntime "hx/runtime"
)

// health reports on the installation: all of it, one category, or one language.
// The exit code is 1 when something that was asked for is missing or broken.
func health(f *flags) int {
	dirs, err := config.UserDirs()
	if err != nil {
		return fail(err)
	}
	langs, problems := config.LoadLanguages(dirs.LanguagesFile())
	h := checkup{out: os.Stdout, dirs: dirs, langs: langs,
		registry: syntax.NewRegistry(langs, hxruntime.Over(hxruntime.UserDirs(dirs.Config)...))}
	for _, p := range problems {
		h.complain("%s", p)
	}
	switch f.healthOf {
	case "":
		h.general()
		h.clipboard()
		h.table(false)
	case "all", "all-languages":
		h.general()
		h.clipboard()
		h.table(true)
	case "languages":
		h.table(false)
	case "clipboard":
		h.clipboard()
	default:
		h.language(f.healthOf)
	}
	if h.broken {
		return 1
	}
	return 0
}

// checkup is one report.
type checkup struct {
	out      io.Writer
	dirs     config.Dirs
	langs    hxruntime.Languages
	registry *syntax.Registry
	broken   bool
}

func (h *checkup) say(format string, args ...any) { fmt.Fprintf(h.out, format+"\n", args...) }

func (h *checkup) complain(format string, args ...any) {
	h.broken = true
	h.say("✘ "+format, args...)
}

func (h *checkup) general() {
	h.say("%s", version())
	for _, row := range [][2]string{
		{"configuration", h.dirs.ConfigFile()}, {"languages", h.dirs.LanguagesFile()},
		{"themes", h.dirs.Themes()}, {"runtime", h.dirs.Runtime()}, {"log", h.dirs.Log()},
	} {
		state := ""
		if _, err := os.Stat(row[1]); err != nil {
			state = " (not there: the built-in one is used)"
		}
		h.say("%-14s %s%s", row[0], row[1], state)
	}
	if len(syntax.Grammars()) == 0 {
		h.say("%-14s %s", "syntax", "built without C: no syntax trees, few colours")
	} else {
		h.say("%-14s %d grammars built in", "syntax", len(syntax.Grammars()))
	}
	if _, problems := config.Load(config.Paths{User: h.dirs.ConfigFile()}); len(problems) > 0 {
		for _, p := range problems {
			h.complain("%s", p)
		}
	}
}

func (h *checkup) clipboard() { h.say("%-14s %s", "clipboard", clip.Detect(clip.System())) }

// mark is a table cell.
func mark(ok bool) string {
	if ok {
		return "✓"
	}
	return "✘"
}

// table lists languages, one a row: all of them, or those that something is
// found for.
func (h *checkup) table(all bool) {
	h.say("\n%-20s %-8s %-10s %-7s %-11s %-5s %s", "language", "grammar", "highlights", "indents", "textobjects", "tags", "server, formatter")
	for i := range h.langs.List {
		l := &h.langs.List[i]
		r := h.registry.Health(h.registry.Lang(l.Name), false)
		if !all && r.Grammar != nil && !r.Lexer && h.programs(l) == "" {
			continue
		}
		found := func(k syntax.QueryKind) string { return mark(r.Queries[k].Found) }
		h.say("%-20s %-8s %-10s %-7s %-11s %-5s %s", l.Name, mark(r.Grammar == nil || r.Lexer), found(syntax.Highlights),
			found(syntax.Indents), found(syntax.TextObjects), found(syntax.Tags), h.programs(l))
	}
}

// programs names a language's server and formatter that are installed.
func (h *checkup) programs(l *hxruntime.Language) string {
	var out []string
	for _, use := range l.Servers {
		if s := h.langs.Server(use.Name); s != nil && onPath(s.Command.Name) {
			out = append(out, use.Name)
		}
	}
	if l.Formatter != nil && onPath(l.Formatter.Name) {
		out = append(out, l.Formatter.Name)
	}
	return strings.Join(out, ", ")
}

func onPath(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// language reports on one language in full.
func (h *checkup) language(name string) {
	lang := h.registry.Lang(name)
	if lang == nil {
		h.complain("there is no language %q; hx --health all lists them", name)
		return
	}
	l := lang.Conf
	r := h.registry.Health(lang, true)
	switch {
	case r.Grammar == nil:
		h.say("✓ grammar %s", l.Grammar)
	case r.Lexer:
		h.say("✓ coloured by built-in rules")
	default:
		h.complain("grammar: %v", r.Grammar)
	}
	for _, k := range syntax.QueryKinds {
		q := r.Queries[k]
		switch {
		case q.Err != nil:
			h.complain("%s: %v", k, q.Err)
		case q.Found:
			h.say("✓ %s", k)
		default:
			h.say("- %s: none", k)
		}
	}
	for _, use := range l.Servers {
		s := h.langs.Server(use.Name)
		if s == nil {
			h.complain("server %s is not configured", use.Name)
			continue
		}
		if onPath(s.Command.Name) {
			h.say("✓ server %s", s.Command.Name)
		} else {
			h.complain("server %s is not on PATH", s.Command.Name)
		}
	}
	if l.Formatter != nil {
		if onPath(l.Formatter.Name) {
			h.say("✓ formatter %s", l.Formatter.Name)
		} else {
			h.complain("formatter %s is not on PATH", l.Formatter.Name)
		}
	}
}

// grammar builds a grammar from a folder: -g build NAME DIR.
func grammar(f *flags) int {
	dirs, err := config.UserDirs()
	if err != nil {
		return fail(err)
	}
	if f.grammar[0] != "build" || len(f.files) != 2 {
		return fail(fmt.Errorf("usage: hx --grammar build NAME DIR (all usual grammars are built in)"))
	}
	path, err := syntax.BuildGrammar(f.files[0].path, f.files[1].path, dirs.Runtime()+"/grammars")
	if err != nil {
		return fail(err)
	}
	fmt.Println(path)
	return 0
}
