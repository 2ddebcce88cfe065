package help

import (
	"fmt"
	"strconv"
	"strings"

	"hx/editor"
	"hx/editor/change"
	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/text"
	"hx/editor/window"
)

// The tutor is a text with tasks in it. In its source a line that begins with
// "%" says what is to become of the lines below it:
//
//	%text WANT     they read WANT, in which \n begins another line
//	%select WANT   the primary selection is this, there
//	%cursors N     there are N selections, one of them there
//	%splits N      there are N splits
//
// Those lines are not shown.

// task is something to be done.
type task struct {
	kind, want string
	at         document.Stamp // the start of the line it is about
	done       bool
}

// lessons is the tutor that is open.
type lessons struct {
	doc   document.ID // 0: none
	tasks []task
}

const (
	tutorTitle = "[tutor]"
	maxCursors = 100 // looked at
)

// tutor opens the tutor, or shows the one that is open.
func tutor(c *command.Context, _ cmdline.Args) error {
	f := of(c)
	if d := c.Ed.Docs.Get(f.tutor.doc); d != nil {
		c.Ed.Show(d)
		return nil
	}
	source, from, err := f.files.Read("tutor.txt")
	if err != nil {
		return fmt.Errorf("cannot read %s: %w", from, err)
	}
	shown, tasks, lines := parseTutor(source)
	c.PushJump()
	d := c.Ed.NewScratch(shown)
	d.File.Title = tutorTitle
	for i := range tasks {
		tasks[i].at = d.Stamp(d.Text().LineStart(lines[i]), change.Before)
	}
	f.tutor = lessons{doc: d.ID(), tasks: tasks}
	c.Ed.Show(d)
	return nil
}

// parseTutor takes the tasks out of a tutor's source; lines has the line of
// each in what is shown.
func parseTutor(source string) (shown string, tasks []task, lines []int) {
	var b strings.Builder
	line := 0
	for s := range strings.Lines(source) {
		if rest, ok := strings.CutPrefix(s, "%"); ok {
			kind, want, _ := strings.Cut(strings.TrimRight(rest, "\n"), " ")
			tasks = append(tasks, task{kind: kind, want: strings.ReplaceAll(want, `\n`, "\n")})
			lines = append(lines, line)
			continue
		}
		b.WriteString(s)
		line++
	}
	return b.String(), tasks, lines
}

// closed forgets the tutor with its text.
func (f *Help) closed(_ *editor.Editor, d *document.Document) {
	if d.ID() == f.tutor.doc {
		f.tutor = lessons{}
	}
}

// check looks which tasks have been done.
func (f *Help) check(ed *editor.Editor) {
	d := ed.Doc()
	if f.tutor.doc == 0 || d == nil || d.ID() != f.tutor.doc {
		return
	}
	news := false
	for i := range f.tutor.tasks {
		t := &f.tutor.tasks[i]
		if !t.done && t.isDone(ed, d) {
			t.done, news = true, true
		}
	}
	switch done, all := f.tutor.count(); {
	case !news:
	case done == all:
		ed.Status("That was the last of %d tasks. :q! leaves, :help explains the rest.", all)
	default:
		ed.Status("Done: %d of %d", done, all)
	}
}

func (l *lessons) count() (done, all int) {
	for _, t := range l.tasks {
		if t.done {
			done++
		}
	}
	return done, len(l.tasks)
}

func (t *task) isDone(ed *editor.Editor, d *document.Document) bool {
	rope := d.Text()
	line := rope.LineAt(d.Resolve(t.at))
	n, _ := strconv.Atoi(t.want)
	sel := ed.Selection()
	here := false
	for _, r := range sel.Ranges()[:min(sel.Len(), maxCursors)] {
		here = here || r.CursorLine(rope) == line
	}
	switch t.kind {
	case "text":
		return reads(rope, rope.LineStart(line), t.want)
	case "select":
		return here && sel.Primary().Text(rope) == t.want
	case "cursors":
		return here && sel.Len() == n
	case "splits":
		return len(ed.Win.Views()) == n
	}
	return false
}

// reads tells whether whole lines of a text read so from a place on.
func reads(t text.Rope, from int, want string) bool {
	to := from + len(want)
	return to <= t.Len() && t.Slice(from, to) == want && (to == t.Len() || t.LineEnd(t.LineAt(to)) == to)
}

// progress marks the tasks at the ends of their lines.
func (f *Help) progress(_ *editor.Editor, _ *window.View, d *document.Document, line int) []editor.StyledText {
	if f.tutor.doc == 0 || d.ID() != f.tutor.doc {
		return nil
	}
	for i := range f.tutor.tasks {
		t := &f.tutor.tasks[i]
		if d.Text().LineAt(d.Resolve(t.at)) != line {
			continue
		}
		if t.done {
			return []editor.StyledText{{Text: "✔ done", Scope: "diff.plus"}}
		}
		return []editor.StyledText{{Text: "○", Scope: "ui.text.inactive"}}
	}
	return nil
}
