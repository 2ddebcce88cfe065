// Package cargo builds, checks, tests and runs projects in the background and
// lists what compilers and tests complain about, so that a key goes there.
package cargo

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/feature/pickers"
	"hx/editor/job"
	"hx/editor/shell"
	"hx/editor/ui"
	"hx/keymap"
)

// Typed is the family of background builds.
var Typed = []*command.Typed{
	{Name: "cargo", Doc: "Run cargo (check, clippy, test, run, build...) in the background and list what it complains about",
		Args: cmdline.Signature{Min: 1, Max: 2, RawAfter: 1, Usage: "COMMAND [ARGUMENT...]", Completers: []cmdline.Completer{"cargo", ""}}, Run: cargo},
	{Name: "cargo-test", Doc: "Run the test that the cursor is in", Run: testHere},
	{Name: "cargo-results", Doc: "List the complaints of the last build again", Run: results},
	{Name: "cargo-output", Doc: "Show what the last build wrote", Run: output},
}

// Cargo is the feature: what the last program wrote.
type Cargo struct {
	title  string
	output string
	places []Place
}

// Connect hangs the feature into an editor.
func Connect(env *command.Env) { env.Builds = &Cargo{} }

func of(env *command.Env) *Cargo { return env.Builds.(*Cargo) }

// Program is what is to be run.
type Program struct {
	Title string
	Argv  []string
	Dir   string
	Env   []string // NAME=VALUE, on top of our own
	Show  bool     // its output is the point, not only what goes wrong
}

func cargo(c *command.Context, args cmdline.Args) error {
	dir, ok := project(c)
	if !ok {
		return errNoProject
	}
	argv := append([]string{"cargo", args.First()}, words(strings.Join(args.All()[1:], " "))...)
	Run(c.Env, Program{Title: strings.Join(argv, " "), Argv: argv, Dir: dir, Show: args.First() == "run" || args.First() == "test"})
	return nil
}

// words splits a line at blanks that are not within quotes.
func words(line string) []string {
	var out []string
	var word strings.Builder
	quote, inside := rune(0), false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, inside = r, true
		case quote == 0 && (r == ' ' || r == '\t'):
			if inside {
				out = append(out, word.String())
			}
			word.Reset()
			inside = false
		default:
			word.WriteRune(r)
			inside = true
		}
	}
	if inside {
		out = append(out, word.String())
	}
	return out
}

// testHere runs the test around the cursor; no language server is needed.
func testHere(c *command.Context, _ cmdline.Args) error {
	name, ok := testAt(c.Text(), c.Selection().Primary().CursorLine(c.Text()))
	if !ok {
		return errors.New("the cursor is in no test; :cargo test runs all of them")
	}
	dir, ok := project(c)
	if !ok {
		return errNoProject
	}
	argv := []string{"cargo", "test", name}
	Run(c.Env, Program{Title: strings.Join(argv, " "), Argv: argv, Dir: dir, Show: true})
	return nil
}

var errNoProject = errors.New("there is no Cargo.toml here or above; open a file of a Rust project first")

// project returns the folder of the nearest Cargo.toml at or above the buffer's
// file, else the working folder.
func project(c *command.Context) (string, bool) {
	for _, from := range []string{filepath.Dir(c.Doc().File.Path), c.Ed.Dir()} {
		for at := from; filepath.IsAbs(at); at = filepath.Dir(at) {
			if _, err := os.Stat(filepath.Join(at, "Cargo.toml")); err == nil {
				return at, true
			}
			if at == filepath.Dir(at) {
				break
			}
		}
	}
	return "", false
}

// Run runs a program in the background and then shows what it complains about.
// A newer one takes the place of one still running.
func Run(env *command.Env, p Program) {
	ed := env.Ed
	spec := shell.Spec{ // all output through one pipe, in the order it was written
		Shell: append([]string{"/bin/sh", "-c", `exec "$@" 1>&2`, "sh"}, p.Argv[:len(p.Argv)-1]...),
		Line:  p.Argv[len(p.Argv)-1], Dir: p.Dir, Env: append(os.Environ(), append(p.Env, "CARGO_TERM_COLOR=never")...),
		Limit: ed.Conf.Editor.Limits.ShellOutput,
	}
	ed.Status("%s...", p.Title)
	type result struct {
		shell.Output
		places []Place
	}
	job.Go(ed.Jobs, job.Spec{Key: "build", Latest: true, Class: job.Wait, Title: p.Title}, func(ctx context.Context) (result, error) {
		out, err := shell.Run(ctx, spec)
		if err != nil {
			return result{}, err
		}
		return result{out, parse(out.Text, p.Dir)}, nil
	}, func(r result, err error) {
		if err != nil {
			ed.Fail("%s: %s", p.Title, err)
			return
		}
		*of(env) = Cargo{title: p.Title, output: r.Text, places: r.places}
		report(env, p, r.Status)
	})
}

// report says how a program went. What it complains about is listed at once
// unless the user is busy with something else.
func report(env *command.Env, p Program, status int) {
	ed, b := env.Ed, of(env)
	free := ed.Mode() != keymap.ModeInsert && ed.Layers.Top() == nil
	switch summary := summaryOf(b.output); {
	case len(b.places) > 0:
		say := ed.Warn
		if status != 0 {
			say = ed.Fail
		}
		say("%s: %s; :cargo-results lists them", p.Title, counts(b.places))
		if free {
			list(env.Context(), b.places)
		}
	case status != 0:
		ed.Fail("%s: failed with status %d; :cargo-output shows what it wrote", p.Title, status)
		if free && p.Show {
			show(env.Context(), b)
		}
	case summary != "":
		ed.Status("%s: %s", p.Title, summary)
	case p.Show:
		ed.Status("%s: done", p.Title)
		if free {
			show(env.Context(), b)
		}
	default:
		ed.Status("%s: no complaints", p.Title)
	}
}

func counts(places []Place) string {
	count := map[string]int{}
	for _, p := range places {
		count[p.Kind]++
	}
	var out []string
	for _, kind := range []string{"error", "warning", "panic", "note"} {
		switch n := count[kind]; {
		case n == 1:
			out = append(out, "1 "+kind)
		case n > 1:
			out = append(out, fmt.Sprintf("%d %ss", n, kind))
		}
	}
	return strings.Join(out, ", ")
}

// summaryOf returns what tests say at their end.
func summaryOf(output string) string {
	passed, failed, any := 0, 0, false
	for line := range strings.SplitSeq(output, "\n") {
		if rest, ok := strings.CutPrefix(line, "test result: "); ok {
			var p, f int
			if _, counts, ok := strings.Cut(rest, ". "); ok {
				fmt.Sscanf(counts, "%d passed; %d failed", &p, &f)
				passed, failed, any = passed+p, failed+f, true
			}
		}
	}
	if !any {
		return ""
	}
	return fmt.Sprintf("%d tests passed, %d failed", passed, failed)
}

func results(c *command.Context, _ cmdline.Args) error {
	b := of(c.Env)
	if len(b.places) == 0 {
		return errors.New("there are no complaints; :cargo check asks for some")
	}
	list(c, b.places)
	return nil
}

func list(c *command.Context, places []Place) {
	p := pickers.OpenResults(c, ui.PickerOptions{Columns: []string{"kind", "message", "path"}, Main: 1})
	for _, at := range places {
		name := document.RelativePath(c.Ed.Dir(), at.Path)
		p.Add(ui.Item{Cells: []string{at.Kind, at.Message, fmt.Sprintf("%s:%d", name, at.Line+1)},
			Value: pickers.Place{Path: at.Path, From: at.Line, To: at.Line + 1}})
	}
}

func output(c *command.Context, _ cmdline.Args) error {
	b := of(c.Env)
	if b.title == "" {
		return errors.New("nothing was built yet")
	}
	show(c, b)
	return nil
}

// show opens the output of the last program in a buffer.
func show(c *command.Context, b *Cargo) {
	c.PushJump()
	c.Ed.Show(c.Ed.NewScratch(strings.TrimRight(b.output, "\n") + "\n"))
}

// rank orders kinds of complaints: the gravest first.
func rank(kind string) int { return slices.Index([]string{"error", "panic", "warning", "note"}, kind) }
