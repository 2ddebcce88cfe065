// Package changes shows how open files differ from what is committed: marks in
// the gutter, motions from change to change, the branch in the status line,
// and who wrote a line.
//
// Committed texts are read beside the loop when a document is first shown, and
// again when another commit may be checked out: after a save or a reload, and
// when the terminal gets the keyboard back. Without git, and for files that are
// not committed, there is nothing to see and nothing is said.
package changes

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/textdiff"
	"hx/editor/vcs"
	"hx/editor/window"
)

// diffDelay is the pause between a change and the search for differences; the
// hunks known so far move with the text meanwhile.
const diffDelay = 30 * time.Millisecond

// state is what the feature keeps of a document.
type state struct {
	// The file that the base was asked for; another one is asked for when they
	// are not the document's any more.
	path    string
	modTime time.Time
	asked   bool

	base committed

	hunks   []vcs.Hunk
	rev     document.Rev // that the hunks were found in
	known   bool         // the hunks were found in a text with this base
	diffing bool
}

// committed is what version control knows of a file.
type committed struct {
	repo vcs.Repo
	head vcs.Head
	path string         // in HEAD
	diff *textdiff.Base // nil when HEAD does not have the file
}

var states = document.NewSlot[state](document.SlotChanges)

// Changes is the feature.
type Changes struct {
	ed    *editor.Editor
	env   *command.Env
	heads []string // files that tell of new commits

	blamed blamed
}

// Connect hangs the feature into an editor.
func Connect(env *command.Env) *Changes {
	f := &Changes{ed: env.Ed, env: env}
	ed := env.Ed
	ed.Hooks.Changed = append(ed.Hooks.Changed, f.changed)
	ed.Hooks.Settle = append(ed.Hooks.Settle, f.settle)
	ed.Hooks.Focused = append(ed.Hooks.Focused, func(ed *editor.Editor, gained bool) {
		if gained {
			f.Refresh()
		}
	})
	ed.Looks.Marks = append(ed.Looks.Marks, f.mark)
	ed.Looks.LineEnd = append(ed.Looks.LineEnd, f.blameAtEnd)
	if ed.Looks.Status == nil {
		ed.Looks.Status = map[config.StatusElement]editor.StatusText{}
	}
	ed.Looks.Status[config.StatusVersionControl] = f.branch
	ed.ChangeObject = f.object
	env.Changes = f
	env.Ignored = f.ignored
	return f
}

// Refresh has all that is known of commits looked at anew before it is next
// shown.
func (f *Changes) Refresh() {
	for _, d := range f.ed.Docs.All() {
		states.Of(d).asked = false
	}
}

// settle sees to the documents that are in sight.
func (f *Changes) settle(ed *editor.Editor) {
	f.forgetBlame(ed)
	for _, v := range ed.Win.Views() {
		d := ed.DocOf(v)
		if d == nil || d.File.Path == "" {
			continue
		}
		st := states.Of(d)
		if !st.asked || st.path != d.File.Path || !st.modTime.Equal(d.File.ModTime) {
			f.ask(d)
		}
		f.compare(d)
	}
}

// ask reads the committed text beside the loop.
func (f *Changes) ask(d *document.Document) {
	st := states.Of(d)
	work := f.request(d)
	id := d.ID()
	job.Go(f.ed.Jobs, job.Spec{Key: fmt.Sprint("committed:", id), Latest: true, Class: job.Wait}, work,
		func(c committed, err error) {
			if d := f.ed.Docs.Get(id); d != nil {
				st := states.Of(d)
				st.take(c, err)
				f.watch(c.repo)
				f.compare(d)
			}
		})
	st.asked = true
}

// request notes what is asked for and returns the work that answers it.
func (f *Changes) request(d *document.Document) func(context.Context) (committed, error) {
	st := states.Of(d)
	old := st.base
	if st.path != d.File.Path {
		old = committed{}
	}
	st.path, st.modTime = d.File.Path, d.File.ModTime
	file, ending := d.File, d.LineEnding
	if own, ok := d.Text().DetectLineEnding(); ok {
		ending = own // what the text has, not what new lines are to have
	}
	trusted := f.ed.May(editor.RunPrograms, file.Path)
	return func(ctx context.Context) (committed, error) {
		repo, err := vcs.Discover(filepath.Dir(file.Path))
		if err != nil {
			return committed{}, err
		}
		repo.Trusted = trusted
		c := committed{repo: repo}
		if c.head, err = repo.Head(ctx); err != nil {
			return c, err
		}
		if old.diff != nil && old.repo == c.repo && old.head.Commit == c.head.Commit {
			c.path, c.diff = old.path, old.diff
			return c, nil
		}
		base, err := repo.Base(ctx, file.Path)
		if err != nil {
			return c, err
		}
		if base.Text, err = asRead(base.Text, file); err != nil {
			return c, err
		}
		c.path, c.diff = base.Path, base.Diff(ending)
		return c, nil
	}
}

// asRead makes of a file's committed bytes what reading it as that file was
// read gives.
func asRead(bytes string, file document.File) (string, error) {
	if file.Encoding == "" || file.Encoding == document.UTF8 {
		return strings.TrimPrefix(bytes, "\ufeff"), nil
	}
	dec, err := document.Decode([]byte(bytes), file.Encoding)
	return dec.Text, err
}

// take puts an answer in force. An error is none to speak of: there is no
// repository, or nothing in it; what is known beyond that is kept.
func (st *state) take(c committed, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	if c.diff == nil || c.diff != st.base.diff {
		st.hunks, st.known = nil, false
	}
	st.base = c
}

// maxHeads bounds the files watched for new commits.
const maxHeads = 32

// watch has commits noticed that are made elsewhere.
func (f *Changes) watch(r vcs.Repo) {
	if f.env.WatchFiles == nil || r.Root == "" || len(f.heads) >= maxHeads {
		return
	}
	files := r.HeadFiles()
	if slices.Contains(f.heads, files[0]) {
		return
	}
	f.heads = append(f.heads, files...)
	f.env.WatchFiles("changes", f.heads, f.Refresh)
}

// branch is the element of the status line.
func (f *Changes) branch(_ *editor.Editor, _ *window.View, d *document.Document) []editor.StyledText {
	if name := states.Of(d).base.head.Name; name != "" {
		return []editor.StyledText{{Text: name}}
	}
	return nil
}
