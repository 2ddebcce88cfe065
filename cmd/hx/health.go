package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"hx/editor/clip"
	"hx/editor/config"
	"hx/editor/syntax"
	"hx/lsp"
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
	h.registry.Locate = func(command string) (string, error) {
		program, _ := lsp.Program(command, nil)
		return lsp.Locate(context.Background(), program, ".")
	}
	for _, p := range problems {
		h.complain("%s", p)
	}
	switch f.healthOf {
	case "", "all":
		h.general()
		h.clipboard()
		h.say("")
		h.registry.WriteHealthTable(h.out, f.healthOf == "")
	case "languages", "all-languages":
		h.registry.WriteHealthTable(h.out, f.healthOf == "languages")
	case "clipboard":
		h.clipboard()
	default:
		h.broken = !h.registry.WriteHealth(h.out, f.healthOf) || h.broken
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
			state = " (not there)"
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
