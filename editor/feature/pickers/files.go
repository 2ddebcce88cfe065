package pickers

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

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
		p := Open(c, ui.PickerOptions{})
		fillFiles(c, p, root)
		return nil
	}
}

// fillFiles streams the files below a folder into a picker, the first ones at
// once.
func fillFiles(c *command.Context, p *ui.Picker, root string) {
	feed := p.Fill()
	opt := walkOptions(c.Ed.Conf.Editor.FilePicker)
	job.Go(c.Ed.Jobs, job.Spec{Key: "files", Latest: true, Class: job.Heavy}, func(ctx context.Context) (struct{}, error) {
		err := walk.Walk(ctx, root, opt, func(paths []string) error {
			items := make([]ui.Item, len(paths))
			for i, path := range paths {
				items[i] = ui.Item{Cells: []string{path}, Value: Place{Path: filepath.Join(root, filepath.FromSlash(path))}}
			}
			job.Post(ctx, func() { feed.Push(items...) })
			return ctx.Err()
		})
		return struct{}{}, err
	}, func(_ struct{}, err error) { feed.Done() })
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
	list, err := walk.List(context.Background(), dir, opt)
	if err != nil {
		return fmt.Errorf("cannot list %s: %w", dir, err)
	}
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
	if parent := filepath.Dir(dir); parent != dir {
		p.Add(ui.Item{Cells: []string{"../"}, Value: entry{parent, true}})
	}
	for _, wantDir := range []bool{true, false} {
		for _, e := range list {
			if e.Dir != wantDir {
				continue
			}
			path, name := filepath.Join(dir, e.Name), e.Name
			if e.Dir {
				if o.FlattenDirs {
					path, name = flatten(c, path, name, opt)
				}
				name += "/"
			}
			p.Add(ui.Item{Cells: []string{name}, Value: entry{path, e.Dir}})
		}
	}
	return nil
}

// flatten follows a chain of folders that hold nothing but one folder.
func flatten(_ *command.Context, path, name string, opt walk.Options) (string, string) {
	for range 16 {
		list, err := walk.List(context.Background(), path, opt)
		if err != nil || len(list) != 1 || !list[0].Dir {
			break
		}
		path = filepath.Join(path, list[0].Name)
		name += "/" + list[0].Name
	}
	return path, name
}
