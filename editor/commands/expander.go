package commands

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"hx/editor/command"
	"hx/editor/shell"
)

// expander gives the values of a command line's expansions.
type expander struct{ c *command.Context }

// variables are the values of %{name}.
var variables = map[string]func(*command.Context) string{
	"cursor_line": func(c *command.Context) string {
		return strconv.Itoa(c.Selection().Primary().CursorLine(c.Text()) + 1)
	},
	"cursor_column": func(c *command.Context) string {
		t := c.Text()
		pos := c.Selection().Primary().Cursor(t)
		return strconv.Itoa(t.Graphemes(t.LineStart(t.LineAt(pos)), pos) + 1)
	},
	"buffer_name": func(c *command.Context) string { return c.Doc().Name(c.Ed.Dir()) },
	"file_path_absolute": func(c *command.Context) string {
		if p := c.Doc().File.Path; p != "" {
			return p
		}
		return c.Ed.Dir()
	},
	"line_ending":               func(c *command.Context) string { return string(c.Doc().LineEnding) },
	"current_working_directory": func(c *command.Context) string { return c.Ed.Dir() },
	"workspace_directory":       func(c *command.Context) string { return Workspace(c.Ed.Dir()) },
	"language": func(c *command.Context) string {
		if l := c.Doc().Lang; l != "" {
			return l
		}
		return "text"
	},
	"selection": func(c *command.Context) string { return c.Selection().Primary().Text(c.Text()) },
	"selection_line_start": func(c *command.Context) string {
		first, _ := c.Selection().Primary().Lines(c.Text())
		return strconv.Itoa(first + 1)
	},
	"selection_line_end": func(c *command.Context) string {
		_, last := c.Selection().Primary().Lines(c.Text())
		return strconv.Itoa(last + 1)
	},
}

// workspaceMarks are what makes a folder the root of a workspace.
var workspaceMarks = []string{".git", ".svn", ".jj", ".hx", ".helix"}

// Workspace returns the nearest folder at or above dir that is a workspace's
// root, dir itself when there is none.
func Workspace(dir string) string {
	root, _ := FindWorkspace(dir)
	return root
}

// FindWorkspace is Workspace that also tells whether there is a mark.
func FindWorkspace(dir string) (root string, marked bool) {
	for at := dir; ; at = filepath.Dir(at) {
		for _, mark := range workspaceMarks {
			if _, err := os.Lstat(filepath.Join(at, mark)); err == nil {
				return at, true
			}
		}
		if at == filepath.Dir(at) {
			return dir, false
		}
	}
}

func (x expander) Variable(name string) (string, error) {
	f := variables[name]
	if f == nil {
		return "", fmt.Errorf("unknown variable '%s'", name)
	}
	return f(x.c), nil
}

func (x expander) Register(name rune) (string, error) {
	values, err := x.c.Ed.Regs.Read(name)
	return strings.Join(values, ""), err
}

func (x expander) Shell(string) (string, error) {
	return "", fmt.Errorf("a shell command cannot run here")
}

// snapshot takes all values now, for use away from the loop.
func (x expander) snapshot() *frozen {
	f := &frozen{vars: map[string]string{}, regs: map[rune]string{}, sh: x.c.Ed.Conf.Editor.Shell, dir: x.c.Ed.Dir(),
		limit: x.c.Ed.Conf.Editor.Limits.ShellOutput}
	for name, get := range variables {
		f.vars[name] = get(x.c)
	}
	for _, name := range x.c.Ed.Regs.Names() {
		f.regs[name], _ = x.Register(name)
	}
	return f
}

// frozen is an expander that any goroutine may use.
type frozen struct {
	ctx   context.Context
	vars  map[string]string
	regs  map[rune]string
	sh    []string
	dir   string
	limit int64
}

func (f *frozen) in(ctx context.Context) *frozen {
	f.ctx = ctx
	return f
}

func (f *frozen) Variable(name string) (string, error) {
	v, ok := f.vars[name]
	if !ok {
		return "", fmt.Errorf("unknown variable '%s'", name)
	}
	return v, nil
}

func (f *frozen) Register(name rune) (string, error) { return f.regs[name], nil }

func (f *frozen) Shell(line string) (string, error) {
	out, err := shell.Run(f.ctx, shell.Spec{Shell: f.sh, Line: line, Dir: f.dir, Limit: f.limit})
	if err != nil {
		return "", err
	}
	return strings.TrimSuffix(strings.TrimSuffix(out.Text, "\n"), "\r"), nil
}
