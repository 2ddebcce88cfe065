package servers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/lsp"
)

// previewDelay is how long the highlight must rest on an action before its edit
// is shown; maxPreview how many lines of it.
const (
	previewDelay = 150 * time.Millisecond
	maxPreview   = 40
)

// actionMenu is a menu of code actions that shows what the highlighted one would
// change.
type actionMenu struct {
	s    *Servers
	all  []lsp.CodeAction
	menu *ui.Menu
}

// preview shows what action i would do, asking its server for the edit if need
// be.
func (m *actionMenu) preview(i int) {
	if i < 0 || i >= len(m.all) {
		return
	}
	key := "lsp:action-preview"
	job.Later(m.s.ed.Jobs, job.Spec{Key: key, Latest: true, Debounce: previewDelay}, func() {
		if !m.open() {
			return
		}
		a := m.all[i]
		job.Go(m.s.ed.Jobs, job.Spec{Key: key, Latest: true, Class: job.Wait}, func(ctx context.Context) (lsp.CodeAction, error) {
			return a.Server.ResolveAction(ctx, a)
		}, func(a lsp.CodeAction, err error) {
			if err != nil || !m.open() {
				return
			}
			m.all[i] = a
			m.explain(i, a)
		})
	})
}

func (m *actionMenu) open() bool { return m.s.ed.Layers.Named("code-action") == m.menu }

// explain puts the difference an action makes beside its entry.
func (m *actionMenu) explain(i int, a lsp.CodeAction) {
	parts := m.s.changesOf(a)
	if len(parts) == 0 {
		return
	}
	job.Go(m.s.ed.Jobs, job.Spec{Key: "lsp:action-diff", Latest: true, Class: job.Quick}, func(ctx context.Context) (string, error) {
		return differences(parts), nil
	}, func(doc string, err error) {
		if err == nil && m.open() {
			m.menu.SetItem(i, ui.MenuItem{Label: a.Title, Doc: doc})
		}
	})
}

// changed is a file that an edit changes, or a line that says what happens to it.
type changed struct {
	name, says string
	old        text.Rope
	set        change.Set
	file       *lsp.FileEdit // of a file that is not open: old and set are yet to be found
}

// changesOf lists what an action does to files.
func (s *Servers) changesOf(a lsp.CodeAction) []changed {
	if a.Edit == nil || a.Edit.Err != nil {
		return nil
	}
	var out []changed
	name := func(path string) string { return document.RelativePath(s.ed.Dir(), path) }
	for _, st := range a.Edit.Steps {
		switch {
		case st.Op == nil:
			c := changed{name: name(st.Edit.Path), file: st.Edit}
			if d := s.ed.Docs.ByPath(st.Edit.Path); d != nil && st.Edit.Open {
				set, err := rebased(d, st.Edit.Rev, st.Edit.Set)
				if err != nil {
					return nil
				}
				c.old, c.set, c.file = d.Text(), set, nil
			}
			out = append(out, c)
		case st.Op.Kind == lsp.CreateFile:
			out = append(out, changed{says: "create " + name(st.Op.Path)})
		case st.Op.Kind == lsp.DeleteFile:
			out = append(out, changed{says: "delete " + name(st.Op.Path)})
		default:
			out = append(out, changed{says: "rename " + name(st.Op.Path) + " to " + name(st.Op.To)})
		}
	}
	return out
}

// differences writes what changes in files as Markdown, shortened.
func differences(parts []changed) string {
	var lines []string
	for _, c := range parts {
		if c.says != "" {
			lines = append(lines, "# "+c.says)
			continue
		}
		if c.file != nil {
			if loaded, err := document.Load(c.file.Path, ""); err == nil {
				c.old = loaded.Text
			}
			set, err := c.file.For(c.old)
			if err != nil {
				continue
			}
			c.set = set
		}
		if len(parts) > 1 {
			lines = append(lines, "# "+c.name)
		}
		lines = append(lines, hunks(c.old, c.set)...)
	}
	if len(lines) > maxPreview {
		more := len(lines) - maxPreview
		lines = append(lines[:maxPreview], fmt.Sprintf("# and %d more lines", more))
	}
	fence := "```"
	for strings.Contains(strings.Join(lines, "\n"), fence) {
		fence += "`"
	}
	return fence + "diff\n" + strings.Join(lines, "\n") + "\n" + fence
}

// hunks writes the lines that a change takes away and those it puts there.
func hunks(old text.Rope, set change.Set) []string {
	next, err := set.Apply(old)
	if err != nil {
		return nil
	}
	var out []string
	for i := 0; i < set.Count(); {
		first, last := old.LineAt(set.At(i).From), old.LineAt(set.At(i).To)
		for i++; i < set.Count() && old.LineAt(set.At(i).From) <= last; i++ {
			last = old.LineAt(set.At(i).To)
		}
		from := next.LineAt(set.Map(old.LineStart(first), change.Before))
		to := next.LineAt(set.Map(old.LineEnd(last), change.After))
		minus, plus := linesOf(old, first, last), linesOf(next, from, to)
		for len(minus) > 0 && len(plus) > 0 && minus[0] == plus[0] {
			minus, plus = minus[1:], plus[1:]
		}
		for len(minus) > 0 && len(plus) > 0 && minus[len(minus)-1] == plus[len(plus)-1] {
			minus, plus = minus[:len(minus)-1], plus[:len(plus)-1]
		}
		for _, line := range minus {
			out = append(out, "-"+line)
		}
		for _, line := range plus {
			out = append(out, "+"+line)
		}
	}
	return out
}

// linesOf returns some lines of a text, not many more than are shown.
func linesOf(t text.Rope, first, last int) []string {
	var out []string
	for line := first; line <= min(last, first+2*maxPreview); line++ {
		out = append(out, strings.ReplaceAll(t.Slice(t.LineStart(line), t.LineEnd(line)), "\t", "    "))
	}
	return out
}
