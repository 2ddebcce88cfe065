package pickers

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/grep"
	"hx/editor/job"
	"hx/editor/regex"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/editor/vcs"
)

// searchDelay is how long typing must rest before files are searched.
const searchDelay = 275 * time.Millisecond

// globalSearch looks for a pattern in the files of the working folder; open
// buffers are searched as they are edited.
func globalSearch(c *command.Context) error {
	root := c.Ed.Dir()
	env := c.Env
	register := c.Register('/')
	p := OpenResults(c, ui.PickerOptions{
		Columns: []string{"path", "contents"},
		Main:    1,
		Delay:   searchDelay,
		// What was found stays, for last_picker.
		Dismissed: func() { env.Ed.Jobs.Cancel(searchKey) },
		Search:    func(query string, into *ui.Feed) { searchFiles(env, root, query, into) },
		History: func() []string {
			values, _ := env.Ed.Regs.Read(register)
			return values
		},
		Remember: func(query string) {
			if newest, _ := env.Ed.Regs.First(register); newest != query {
				env.Ed.Regs.Push(register, query)
				env.SearchRegister = register
			}
		},
	})
	feature(c).refill = p.Search
	p.Search()
	return nil
}

// searchKey names the job of the global search, there is one at a time.
// maxHits bounds what it finds: nobody reads on, and memory is small.
const (
	searchKey = "global search"
	maxHits   = 100_000
)

func searchFiles(env *command.Env, root, query string, into *ui.Feed) {
	ed := env.Ed
	if query == "" {
		into.Done()
		return
	}
	re, err := regex.Compile(query, regex.Options{SmartCase: ed.Conf.Editor.Search.SmartCase})
	if err != nil {
		ed.Fail("%s", err)
		into.Done()
		return
	}
	opt := grep.Options{Walk: walkOptions(ed.Conf.Editor.FilePicker), Buffers: map[string]text.Rope{}, Limit: maxHits}
	for _, d := range ed.Docs.All() {
		if d.File.Path != "" {
			opt.Buffers[d.File.Path] = d.Text()
		}
	}
	job.Go(ed.Jobs, job.Spec{Key: searchKey, Latest: true, Class: job.Heavy, Title: "searching"},
		func(ctx context.Context) (grep.Stats, error) {
			return grep.Search(ctx, root, re, opt, func(hits []grep.Hit) error {
				items := make([]ui.Item, len(hits))
				for i, h := range hits {
					items[i] = hitItem(root, h)
				}
				job.Post(ctx, func() { into.Push(items...) })
				return ctx.Err()
			})
		}, func(st grep.Stats, err error) {
			into.Done()
			switch {
			case st.Limited:
				ed.Status("only the first %d lines are listed", maxHits)
			case err != nil:
				ed.Fail("cannot search %s: %s", root, err)
			}
		})
}

// hitItem is a line that was found. The blanks before it are left out: the room
// is small.
func hitItem(root string, h grep.Hit) ui.Item {
	shown := strings.TrimLeft(h.Text, " \t")
	gone := len(h.Text) - len(shown)
	return ui.Item{
		Cells: []string{fmt.Sprintf("%s:%d", h.Path, h.Line+1), strings.ReplaceAll(shown, "\t", " ")},
		Value: Place{
			Path: filepath.Join(root, filepath.FromSlash(h.Path)), From: h.Line, To: h.Line + 1,
			Found: &Found{Line: h.Text, From: max(h.From-gone, 0), To: max(h.To-gone, 0), Column: 1},
		},
	}
}

var stateNames = map[vcs.State]string{
	vcs.Untracked: "+ untracked", vcs.New: "+ added", vcs.Modified: "~ modified",
	vcs.Deleted: "- deleted", vcs.Renamed: "> renamed", vcs.Conflict: "x conflict",
}

// changedPicker lists the files that differ from the last commit.
func changedPicker(c *command.Context) error {
	dir := c.Ed.Dir()
	p := Open(c, ui.PickerOptions{Columns: []string{"change", "path"}, Main: 1,
		Dismissed: func() { c.Ed.Jobs.Cancel("changed files") }})
	repo, err := vcs.Discover(dir)
	if err != nil {
		// The list opens all the same: keys typed ahead are meant for it.
		return errors.New("no version control here: nothing can have changed")
	}
	repo.Trusted = c.Ed.May(editor.RunPrograms, dir)
	fill := func() { fillChanges(c, p, repo, dir) }
	feature(c).refill = fill
	fill()
	return nil
}

// fillChanges asks git which files have changed.
func fillChanges(c *command.Context, p *ui.Picker, repo vcs.Repo, dir string) {
	feed := p.Fill()
	env := c.Env
	listed := c.Linger(moment)
	job.Go(c.Ed.Jobs, job.Spec{Key: "changed files", Latest: true, Class: job.Wait}, func(ctx context.Context) ([]vcs.Change, error) {
		return repo.Status(ctx, dir)
	}, func(list []vcs.Change, err error) {
		if err != nil {
			env.Ed.Fail("%s", err)
		}
		for _, ch := range list {
			path := ch.Path
			if ch.From != "" {
				path = ch.From + " -> " + ch.Path
			}
			feed.Push(ui.Item{Cells: []string{stateNames[ch.State], path}, Value: Place{Path: repo.Path(ch.Path)}})
		}
		feed.Done()
		listed()
	})
}
