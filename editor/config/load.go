package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"hx/editor/config/source"
	"hx/keymap"
	hxruntime "hx/runtime"
)

// Paths are the files a configuration is read from. Empty names and files that
// do not exist are passed over, except for a User file that is Required.
type Paths struct {
	User      string
	Required  bool   // the user named the file: it must be there
	Workspace string // of a trusted workspace only
}

// Load reads a configuration: the workspace's file over the user's over the
// defaults. It always returns one; problems tell what was left out of it, in
// the order of the files and lines. Without any file it costs two failed
// system calls.
func Load(paths Paths) (*Config, []Problem) {
	user, problems := openFile(paths.User, paths.Required)
	workspace, more := openFile(paths.Workspace, false)
	problems = append(problems, more...)
	c, more := mergeFiles(user, workspace)
	return c, append(problems, more...)
}

// Parse reads a configuration from the text of one file; name is for messages.
func Parse(name, text string) (*Config, []Problem) {
	return mergeFiles(source.Parse(name, text), nil)
}

// maxFileSize bounds configuration files, in bytes.
const maxFileSize = 1 << 20

// openFile reads one file, nil when there is none.
func openFile(name string, required bool) (*source.File, []Problem) {
	if name == "" {
		return nil, nil
	}
	text, err := readFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !required:
		return nil, nil
	case err != nil:
		var pathErr *fs.PathError
		if errors.As(err, &pathErr) {
			err = pathErr.Err
		}
		return nil, []Problem{{File: name, What: "cannot be read: " + err.Error()}}
	}
	return source.Parse(name, text), nil
}

func readFile(name string) (string, error) {
	f, err := os.OpenFile(name, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return "", err
	case info.IsDir():
		return "", errors.New("it is a folder")
	case info.Size() > maxFileSize:
		return "", fmt.Errorf("it has more than %d bytes", maxFileSize)
	}
	var b strings.Builder
	b.Grow(int(info.Size()))
	if n, err := io.Copy(&b, io.LimitReader(f, maxFileSize+1)); err != nil {
		return "", err
	} else if n > maxFileSize {
		return "", fmt.Errorf("it has more than %d bytes", maxFileSize)
	}
	return b.String(), nil
}

// mergeFiles makes a configuration of the parsed files; either may be nil.
func mergeFiles(user, workspace *source.File) (*Config, []Problem) {
	c := Default()
	r := &reader{c: c}
	var editor, theme source.Value
	for _, f := range []*source.File{user, workspace} {
		if f == nil {
			continue
		}
		r.syntax(f)
		for key, v := range f.Root.All() {
			switch key {
			case "theme":
				theme = v
			case "editor":
				if f == workspace {
					v = r.withoutUserOnly(v)
				}
				editor = r.over(editor, v)
			case "keys":
				r.keys(f, v)
			default:
				r.unknown("", key, true, v)
			}
		}
	}
	if t, ok := editor.Data.(*source.Table); ok {
		r.table("", false, t)
	}
	if theme.Data != nil {
		r.option(find("theme", true), theme)
	}
	r.sort(user)
	return c, r.problems
}

// editorDepth is how deep the tables below [editor] are merged.
const editorDepth = 3

func (r *reader) over(below, above source.Value) source.Value {
	t, ok := above.Data.(*source.Table)
	if !ok {
		r.problems = append(r.problems, Problem{File: above.File.Name, Line: above.Line, Key: "editor",
			What: "must be a table, not " + describe(above)})
		return below
	}
	under, _ := below.Data.(*source.Table)
	above.Data = source.Merge(under, t, editorDepth)
	return above
}

// withoutUserOnly drops from a workspace's [editor] what it has no say in.
func (r *reader) withoutUserOnly(editor source.Value) source.Value {
	t, ok := editor.Data.(*source.Table)
	if !ok {
		return editor
	}
	for key, v := range t.All() {
		if o := Lookup(key); o != nil && o.UserOnly {
			r.problems = append(r.problems, Problem{File: v.File.Name, Line: v.Line, Key: o.Path(),
				What: "only counts in your own config.toml", Warning: true})
			t = t.Without(key)
		}
	}
	editor.Data = t
	return editor
}

// syntax takes over what the parser complained about.
func (r *reader) syntax(f *source.File) { r.problems = append(r.problems, fromSource(f, f.Errors)...) }

func fromSource(f *source.File, errs []source.Error) []Problem {
	problems := make([]Problem, len(errs))
	for i, e := range errs {
		problems[i] = Problem{File: f.Name, Line: e.Line, Col: e.Col, Key: e.Key, What: e.Text}
	}
	return problems
}

func (r *reader) keys(f *source.File, v source.Value) {
	t, ok := v.Data.(*source.Table)
	if !ok {
		r.problems = append(r.problems, Problem{File: f.Name, Line: v.Line, Key: "keys",
			What: "must be a table, not " + describe(v), Allowed: "normal, select, insert"})
		return
	}
	r.c.Keys = append(r.c.Keys, KeyMap{File: f.Name, Modes: t.Plain(), table: t})
}

// sort puts the problems in the order of the files and lines.
func (r *reader) sort(user *source.File) {
	rank := func(p Problem) int {
		if user != nil && p.File == user.Name {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(r.problems, func(a, b Problem) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return a.Line - b.Line
	})
}

// Keymap returns base with the key bindings of the configuration over it.
// Problems have the lines the bindings stand on.
func (c *Config) Keymap(base *keymap.Set, words keymap.Vocabulary) (*keymap.Set, []Problem) {
	var problems []Problem
	for _, k := range c.Keys {
		set, wrong := base.Merge(k.Modes, words)
		for _, p := range wrong {
			key, _, _ := strings.Cut(p.Error(), ": "+p.Msg)
			problems = append(problems, Problem{File: k.File, Line: k.Line(p.Path), Key: key, What: p.Msg})
		}
		base = set
	}
	return base, problems
}

// Line returns the line of the binding at path (mode, then keys), or of the
// nearest table around it.
func (k KeyMap) Line(path []string) int {
	if line := k.table.LineOf(path...); line > 0 {
		return line
	}
	if k.table == nil {
		return 0
	}
	return k.table.Line
}

// LoadLanguages lays the languages.toml files over the built-in table, the
// last one on top; files that do not exist are passed over.
func LoadLanguages(files ...string) (hxruntime.Languages, []Problem) {
	langs := hxruntime.Builtin()
	var problems []Problem
	for _, name := range files {
		f, wrong := openFile(name, false)
		problems = append(problems, wrong...)
		if f == nil {
			continue
		}
		merged, errs := MergeLanguages(langs, f)
		langs = merged
		slices.SortStableFunc(errs, func(a, b source.Error) int { return a.Line - b.Line })
		problems = append(problems, fromSource(f, errs)...)
	}
	return langs, problems
}
