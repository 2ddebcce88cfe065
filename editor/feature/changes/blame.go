package changes

import (
	"context"
	"fmt"

	"hx/editor"
	"hx/editor/change"
	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/vcs"
	"hx/editor/window"
)

// blamed is the line that was asked about last. What is known of it stands
// behind its end until the cursor leaves it.
type blamed struct {
	doc  document.ID // 0: none
	at   document.Stamp
	text string
}

// blame tells who wrote the line under the cursor.
func blame(c *command.Context, _ cmdline.Args) error {
	f := of(c)
	f.withHunks(c, func(c *command.Context, hunks []vcs.Hunk) {
		d := c.Doc()
		now := c.Selection().Primary().CursorLine(c.Text())
		f.blamed = blamed{}
		line, ok := vcs.OldLine(hunks, now)
		base := states.Of(d).base
		if !ok || line >= base.diff.Lines() {
			c.Status("This line is not committed yet")
			return
		}
		id, ed := d.ID(), c.Ed
		at := d.Stamp(d.Text().LineStart(now), change.After)
		job.Go(ed.Jobs, job.Spec{Key: "blame", Latest: true, Class: job.Wait, Title: "git blame"},
			func(ctx context.Context) (vcs.Blame, error) { return base.repo.Blame(ctx, base.path, line) },
			func(b vcs.Blame, err error) {
				if ed.Doc().ID() != id {
					return // somebody looks at something else now
				}
				if err != nil {
					ed.Fail("cannot tell who wrote the line: %s", err)
					return
				}
				f.blamed = blamed{doc: id, at: at, text: brief(b)}
				ed.Status("%s", describe(b))
			})
	})
	return nil
}

// describe writes a commit as one line. The date is that of the author's own
// clock.
func describe(b vcs.Blame) string {
	return fmt.Sprintf("%.8s %s, %s: %s", b.Commit, b.Author, b.When.Format("2006-01-02 15:04"), b.Summary)
}

// brief is describe for the end of a line.
func brief(b vcs.Blame) string {
	return fmt.Sprintf("%s, %s: %s", b.Author, b.When.Format("2006-01-02"), b.Summary)
}

// blameAtEnd writes who wrote the line behind it.
func (f *Changes) blameAtEnd(_ *editor.Editor, _ *window.View, d *document.Document, line int) []editor.StyledText {
	if f.blamed.doc != d.ID() || d.Text().LineAt(d.Resolve(f.blamed.at)) != line {
		return nil
	}
	return []editor.StyledText{{Text: f.blamed.text, Scope: "ui.virtual.inlay-hint"}}
}

// forgetBlame takes it away when the cursor is elsewhere.
func (f *Changes) forgetBlame(ed *editor.Editor) {
	if f.blamed.doc == 0 {
		return
	}
	d := ed.Doc()
	if d.ID() != f.blamed.doc || ed.Selection().Primary().CursorLine(d.Text()) != d.Text().LineAt(d.Resolve(f.blamed.at)) {
		f.blamed = blamed{}
	}
}
