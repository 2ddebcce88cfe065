package changes

import (
	"context"

	"hx/editor/walk"
)

// ignored tells which entries of a folder the ignore files leave out; the
// completion of paths asks. The options are those of the file picker, but
// hidden entries can be completed.
func (f *Changes) ignored(folder string) func(name string, dir bool) bool {
	o := f.ed.Conf.Editor.FilePicker
	list, err := walk.List(context.Background(), folder, walk.Options{
		FollowSymlinks: true, Parents: o.Parents, Ignore: o.Ignore,
		GitIgnore: o.GitIgnore, GitGlobal: o.GitGlobal, GitExclude: o.Exclude, Archives: true,
	})
	if err != nil {
		return nil
	}
	listed := make(map[string]bool, len(list))
	for _, e := range list {
		listed[e.Name] = true
	}
	return func(name string, _ bool) bool { return !listed[name] }
}
