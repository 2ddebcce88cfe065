package themes

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/BurntSushi/toml"
)

//go:embed *.toml
var shippedFiles embed.FS

// Load returns the theme called name: NAME.toml in the first of dirs that has
// it, else the theme of that name that comes with the editor. A theme may
// inherit from any of them. The warnings name entries that were left out. An
// error is one line; it names file and line if a file is at fault, and is
// fs.ErrNotExist if there is no such theme.
//
// A shipped theme costs about as much as building a map of its scopes; a
// theme from dirs is parsed, which takes milliseconds on a slow machine.
func Load(name string, dirs ...string) (*Theme, []Warning, error) {
	if err := checkName(name); err != nil {
		return nil, nil, err
	}
	l := loader{dirs: dirs}
	src, err := l.find(name, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, l.notFound(name)
	}
	if err != nil {
		return nil, nil, err
	}
	if src.embedded {
		if t, ok := shipped(name); ok {
			return t, nil, nil
		}
	}
	return l.load(name, src)
}

// Default returns the theme "default" as it comes with the editor.
func Default() *Theme {
	t, _ := shipped("default")
	return t
}

// Names lists the themes Load can find, sorted, each once. Files whose name
// starts with "_" are not themes of their own but parents for others.
func Names(dirs ...string) []string {
	names := shippedNames()
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue // no folder, no themes
		}
		for _, e := range entries {
			name, ok := strings.CutSuffix(e.Name(), ".toml")
			if ok && checkName(name) == nil && !strings.HasPrefix(name, "_") {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// checkName keeps names from pointing outside the folders of themes.
func checkName(name string) error {
	switch {
	case name == "":
		return errors.New("a theme needs a name")
	case strings.HasPrefix(name, "."), strings.ContainsAny(name, "/\\\x00\n\r"):
		return fmt.Errorf("%q is not the name of a theme; give the file's name without folder and .toml", name)
	}
	return nil
}

// source is a place where a theme file was found.
type source struct {
	place    int    // position in dirs; len(dirs) is the editor itself
	embedded bool   // comes with the editor
	path     string // as shown to the user
}

// loader follows one theme through its parents.
type loader struct {
	dirs     []string
	files    []*file  // the theme first, its oldest ancestor last
	seen     []source // of files
	warnings []Warning
}

// find looks for NAME.toml from dirs[from] on, in the editor last. The error
// is fs.ErrNotExist or one that tells why a file cannot be read.
func (l *loader) find(name string, from int) (source, error) {
	for i := from; i < len(l.dirs); i++ {
		path := filepath.Join(l.dirs[i], name+".toml")
		info, err := os.Stat(path)
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
				continue
			}
			return source{}, readError(path, err)
		}
		if !info.Mode().IsRegular() {
			return source{}, fmt.Errorf("%s: not a file", path)
		}
		return source{place: i, path: path}, nil
	}
	if from <= len(l.dirs) {
		if _, err := fs.Stat(shippedFiles, name+".toml"); err == nil {
			return source{len(l.dirs), true, "built-in " + name + ".toml"}, nil
		}
	}
	return source{}, fs.ErrNotExist
}

func readError(path string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}

func (l *loader) notFound(name string) error {
	if len(l.dirs) == 0 {
		return fmt.Errorf("no theme %q: %w", name, fs.ErrNotExist)
	}
	return fmt.Errorf("no theme %q in %s nor in the editor: %w", name, strings.Join(l.dirs, ", "), fs.ErrNotExist)
}

func (l *loader) load(name string, src source) (*Theme, []Warning, error) {
	if err := l.read(name, src); err != nil {
		return nil, nil, err
	}
	for {
		child := l.files[len(l.files)-1]
		if child.inherits == "" {
			return l.build(name), l.warnings, nil
		}
		src, err := l.parentOf(child)
		if err == nil {
			err = l.read(child.inherits, src)
		}
		if err != nil {
			return nil, nil, err
		}
	}
}

// parentOf finds the file child inherits from: the first of that name not in
// the chain yet, so that a user's "nord" can build upon the shipped "nord".
func (l *loader) parentOf(child *file) (source, error) {
	name, again := child.inherits, false
	fail := func(text string) (source, error) {
		return source{}, child.errorAt(child.line("inherits"), text)
	}
	if err := checkName(name); err != nil {
		return fail("inherits: " + err.Error())
	}
	for from := 0; ; {
		src, err := l.find(name, from)
		switch {
		case errors.Is(err, fs.ErrNotExist) && again:
			return fail(fmt.Sprintf("inherits %q, which leads back to this theme", name))
		case errors.Is(err, fs.ErrNotExist):
			return fail(fmt.Sprintf("inherits %q, but there is no such theme", name))
		case err != nil:
			return source{}, err
		case !slices.Contains(l.seen, src):
			return src, nil
		}
		again, from = true, src.place+1
	}
}

func (l *loader) read(name string, src source) error {
	text, err := src.text(name)
	if err != nil {
		return err
	}
	f, err := parseFile(src.path, text)
	if err != nil {
		return err
	}
	l.files = append(l.files, f)
	l.seen = append(l.seen, src)
	return nil
}

func (s source) text(name string) (string, error) {
	if s.embedded {
		text, err := shippedFiles.ReadFile(name + ".toml")
		return string(text), err
	}
	f, err := os.Open(s.path)
	if err != nil {
		return "", readError(s.path, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFileSize+1))
	if err != nil {
		return "", readError(s.path, err)
	}
	return string(text), nil
}

// build lays the files of the chain over each other. An entry of a child
// replaces its parent's entry whole; palettes are merged name by name, so a
// child may give new values to the names its parent uses.
func (l *loader) build(name string) *Theme {
	p := l.mergePalettes()
	styles := map[string]Style{}
	var rainbow []Style
	for _, f := range l.files {
		for _, scope := range f.scopes {
			if _, ok := styles[scope]; ok {
				continue
			}
			if scope == "" {
				l.warn(f, f.top[scope], "an entry without a scope")
				continue
			}
			if s, ok := l.style(f, f.top[scope], p); ok {
				styles[scope] = s
			}
		}
		if rainbow == nil {
			rainbow = l.rainbow(f, p)
		}
	}
	return newTheme(name, styles, rainbow)
}

// maxWarnings bounds how many mistakes are reported; finding a line costs a
// walk through the file.
const maxWarnings = 100

func (l *loader) warn(f *file, key toml.Primitive, text string) {
	if len(l.warnings) == maxWarnings {
		return
	}
	l.warnings = append(l.warnings, Warning{File: f.path, Line: f.lineOf(key), Text: text})
}

func (l *loader) mergePalettes() palette {
	p := palette{}
	origin := map[string]*file{}
	for _, f := range l.files {
		for name, prim := range f.palette {
			if _, ok := p[name]; ok {
				continue
			}
			var v any
			if err := f.decode(prim, &v); err != nil {
				v = nil
			}
			p[name], origin[name] = v, f
		}
	}
	var bad []string
	for name := range p {
		if _, err := p.color(p[name]); err != nil {
			bad = append(bad, name)
		}
	}
	slices.Sort(bad)
	for _, name := range bad {
		_, err := p.color(p[name])
		l.warn(origin[name], origin[name].palette[name], err.Error())
	}
	for _, name := range bad {
		p[name] = ignored{} // one warning is enough, uses of the name stay quiet
	}
	return p
}

// style resolves one entry. It reports false if nothing of it makes sense.
func (l *loader) style(f *file, prim toml.Primitive, p palette) (Style, bool) {
	var v any
	if err := f.decode(prim, &v); err != nil {
		l.warn(f, prim, oneLine(err.Error()))
		return Style{}, false
	}
	ok := true
	s := p.style(v, func(text string) {
		ok = false
		l.warn(f, prim, text)
	})
	return s, ok || s != Style{}
}

func (l *loader) rainbow(f *file, p palette) []Style {
	prim, ok := f.top["rainbow"]
	if !ok {
		return nil
	}
	var v any
	if err := f.decode(prim, &v); err != nil {
		l.warn(f, prim, oneLine(err.Error()))
		return nil
	}
	list := []any{}
	switch v := v.(type) {
	case []any:
		list = v
	case []map[string]any:
		for _, t := range v {
			list = append(list, t)
		}
	default:
		l.warn(f, prim, "rainbow must be a list of styles, for example [\"red\", \"yellow\", { fg = \"green\" }]")
		return nil
	}
	styles := []Style{}
	for _, item := range list {
		ok := true
		s := p.style(item, func(text string) {
			ok = false
			l.warn(f, prim, text)
		})
		if ok {
			styles = append(styles, s)
		}
	}
	return styles
}
