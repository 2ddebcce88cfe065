package pickers

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/job"
	"hx/editor/ui"
	"hx/editor/walk"
)

func bufferDir(c *command.Context) string {
	if p := c.Doc().File.Path; p != "" {
		return filepath.Dir(p)
	}
	return c.Ed.Dir()
}

// walkOptions are the options of the file picker as the walker takes them.
func walkOptions(o config.FilePicker) walk.Options {
	w := walk.Options{
		Hidden: o.Hidden, FollowSymlinks: o.FollowSymlinks, DeduplicateLinks: o.Deduplicate, Parents: o.Parents,
		Ignore: o.Ignore, GitIgnore: o.GitIgnore, GitGlobal: o.GitGlobal, GitExclude: o.Exclude,
	}
	if o.MaxDepth.Set {
		w.Depth = o.MaxDepth.N
		if w.Depth == 0 {
			w.Depth = -1
		}
	}
	return w
}

func filePicker(at folder) func(*command.Context) error {
	return func(c *command.Context) error {
		root := at(c)
		if info, err := os.Stat(root); err != nil || !info.IsDir() {
			return fmt.Errorf("the folder %s does not exist", root)
		}
		jobs := c.Ed.Jobs
		env := c.Env
		// The items are their names alone: there may be a million of them.
		full := func(it ui.Item) string { return filepath.Join(root, filepath.FromSlash(it.Cells[0])) }
		p := Open(c, ui.PickerOptions{
			Dismissed: func() { jobs.Cancel(filesKey) },
			Target:    func(it ui.Item) (ui.Target, bool) { return ui.Target{Path: full(it)}, true },
			Accept: func(it ui.Item, how ui.Open) {
				c := env.Context()
				if err := Show(c, Place{Path: full(it)}, how); err != nil {
					c.Fail("%s", err)
				}
			},
		})
		fillFiles(c, p, root)
		return nil
	}
}

// filesKey names the job that lists files, there is one at a time. moment is
// how long typed keys wait for a list to be complete: on a fast machine it is by
// then, and who types Down and Enter blindly gets what they mean.
const (
	filesKey = "files"
	moment   = 30 * time.Millisecond
)

// fillFiles streams the files below a folder into a picker, the first ones at
// once.
func fillFiles(c *command.Context, p *ui.Picker, root string) {
	feed := p.Fill()
	feature(c).refill = func() { fillFiles(c, p, root) }
	opt := walkOptions(c.Ed.Conf.Editor.FilePicker)
	listed := c.Linger(moment)
	job.Go(c.Ed.Jobs, job.Spec{Key: filesKey, Latest: true, Class: job.Heavy}, func(ctx context.Context) (struct{}, error) {
		err := walk.Walk(ctx, root, opt, func(paths []string) error {
			items := make([]ui.Item, len(paths))
			for i := range paths {
				items[i] = ui.Item{Cells: paths[i : i+1 : i+1]}
			}
			job.Post(ctx, func() { feed.Push(items...) })
			return ctx.Err()
		})
		return struct{}{}, err
	}, func(_ struct{}, err error) {
		feed.Done()
		listed()
		if err != nil {
			c.Ed.Fail("cannot list %s: %s", root, err)
		}
	})
}

func fileExplorer(at folder) func(*command.Context) error {
	return func(c *command.Context) error { return explore(c, at(c)) }
}

// entry is an item of the explorer.
type entry struct {
	path string
	dir  bool
}

// explore lists one folder: folders first, then files; choosing a folder goes
// on there.
func explore(c *command.Context, dir string) error {
	o := c.Ed.Conf.Editor.FileExplorer
	opt := walk.Options{
		Hidden: o.Hidden, FollowSymlinks: o.FollowSymlinks, Parents: o.Parents, Ignore: o.Ignore,
		GitIgnore: o.GitIgnore, GitGlobal: o.GitGlobal, GitExclude: o.Exclude, Archives: true,
	}
	command.Await(c, "listing "+dir, func(ctx context.Context) ([]ui.Item, error) {
		return entries(ctx, dir, opt, o.FlattenDirs)
	}, func(c *command.Context, items []ui.Item, err error) {
		if err != nil {
			c.Fail("cannot list %s: %s", dir, err)
			return
		}
		openEntries(c, items)
	})
	return nil
}

func openEntries(c *command.Context, items []ui.Item) {
	env := c.Env
	p := Open(c, ui.PickerOptions{
		Target: func(it ui.Item) (ui.Target, bool) { return ui.Target{Path: it.Value.(entry).path}, true },
		Accept: func(it ui.Item, how ui.Open) {
			e := it.Value.(entry)
			c := env.Context()
			if e.dir {
				if err := explore(c, e.path); err != nil {
					c.Fail("%s", err)
				}
				return
			}
			if err := Show(c, Place{Path: e.path}, how); err != nil {
				c.Fail("%s", err)
			}
		},
	})
	p.Add(items...)
}

// entries are the items of a folder: the one above it, folders, files.
func entries(ctx context.Context, dir string, opt walk.Options, flat bool) ([]ui.Item, error) {
	list, err := walk.List(ctx, dir, opt)
	if err != nil {
		return nil, err
	}
	var items []ui.Item
	if parent := filepath.Dir(dir); parent != dir {
		items = append(items, ui.Item{Cells: []string{"../"}, Value: entry{parent, true}})
	}
	for _, wantDir := range []bool{true, false} {
		for _, e := range list {
			if e.Dir != wantDir {
				continue
			}
			path, name := filepath.Join(dir, e.Name), e.Name
			if e.Dir {
				if flat {
					path, name = flatten(ctx, path, name, opt)
				}
				name += "/"
			}
			items = append(items, ui.Item{Cells: []string{name}, Value: entry{path, e.Dir}})
		}
	}
	return items, ctx.Err()
}

// flatten follows a chain of folders that hold nothing but one folder.
func flatten(ctx context.Context, path, name string, opt walk.Options) (string, string) {
	for range 16 {
		list, err := walk.List(ctx, path, opt)
		if err != nil || len(list) != 1 || !list[0].Dir {
			break
		}
		path = filepath.Join(path, list[0].Name)
		name += "/" + list[0].Name
	}
	return path, name
}
