package commands

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"hx/editor/command"
	"hx/editor/job"
	"hx/editor/object"
	"hx/editor/shell"
	"hx/editor/text"
	"hx/editor/window"
)

// GotoFile is the family that opens the paths the text names.
var GotoFile = []*command.Command{
	{Name: "goto_file", Label: "Open path/URL", Run: gotoFile(func(*command.Context) {})},
	{Name: "goto_file_hsplit", Label: "Open path in horizontal split", Run: gotoFile(splitFirst(window.Stack))},
	{Name: "goto_file_vsplit", Label: "Open path in vertical split", Run: gotoFile(splitFirst(window.Side))},
}

func splitFirst(dir window.Direction) func(*command.Context) {
	return func(c *command.Context) { c.Ed.Win.Split(dir) }
}

// gotoFile opens the links that language servers found in the selections, else
// the path at a lone cursor, or every selected text as a path. Paths are taken
// relative to the document's folder.
func gotoFile(prepare func(*command.Context)) func(*command.Context) error {
	return func(c *command.Context) error {
		if linked(c, prepare) {
			return nil
		}
		dir := c.Ed.Dir()
		if path := c.Doc().File.Path; path != "" {
			dir = filepath.Dir(path)
		}
		for _, name := range namedPaths(c) {
			if strings.Contains(name, "://") {
				if err := OpenAddress(c, name); err != nil {
					return err
				}
				continue
			}
			prepare(c)
			if err := openPlace(c, existing(c, dir, name)); err != nil {
				return fmt.Errorf("Open file failed: %w", err)
			}
		}
		return nil
	}
}

// OpenAddress hands an address to the desktop's program for such. Where there is
// no desktop the error shows the address.
func OpenAddress(c *command.Context, address string) error {
	opener := shell.Opener()
	if opener == "" {
		return fmt.Errorf("See %s (no program here opens addresses)", address)
	}
	ed := c.Ed
	job.Go(ed.Jobs, job.Spec{Class: job.Wait, Title: address}, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, shell.OpenExternal(ctx, opener, address)
	}, func(_ struct{}, err error) {
		if err != nil {
			ed.Fail("%s", err)
		}
	})
	ed.Status("Opening %s", address)
	return nil
}

// linked opens what language servers know the selections to lead to; false for
// none.
func linked(c *command.Context, prepare func(*command.Context)) bool {
	if c.Ed.LinksByServer == nil {
		return false
	}
	env, d, any := c.Env, c.Doc(), false
	for _, r := range c.Selection().Ranges() {
		part := text.Span{From: r.From(), To: r.To()}
		any = c.Ed.LinksByServer(d, part, func() { prepare(env.Context()) }) || any
	}
	return any
}

// namedPaths returns the paths to open.
func namedPaths(c *command.Context) []string {
	t, s := c.Text(), c.Selection()
	if r := s.Primary(); s.Len() == 1 && t.NextGrapheme(r.From()) >= r.To() {
		if span, ok := object.PathAt(t, r.Cursor(t)); ok {
			line := t.Slice(span.From, t.LineEnd(t.LineAt(span.From)))
			return []string{line[:span.Len()] + placeSuffix.FindString(line[span.Len():])}
		}
	}
	var out []string
	for _, name := range s.Texts(t) {
		if name = strings.TrimSpace(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// placeSuffix is what compilers write behind a path: line and column.
var placeSuffix = regexp.MustCompile(`^:\d+(:\d+)?`)

// existing returns the absolute path that a name stands for: as it is written
// or, when there is no such file, without a backslash before blanks and without
// the punctuation of a sentence behind it.
func existing(c *command.Context, dir, name string) string {
	full := inDir(c, dir, name)
	plain := strings.ReplaceAll(name, `\ `, " ")
	for _, try := range []string{name, plain, strings.TrimRight(plain, ".,;!?")} {
		path := inDir(c, dir, try)
		file, _, _ := SplitPlace(path)
		if _, err := os.Stat(file); err == nil {
			return path
		}
	}
	return full
}

// inDir expands ~ and variables and takes a relative path from dir.
func inDir(c *command.Context, dir, name string) string {
	name = os.ExpandEnv(name)
	if strings.HasPrefix(name, "~") || filepath.IsAbs(name) {
		return c.Ed.AbsPath(name)
	}
	return c.Ed.AbsPath(filepath.Join(dir, name))
}
