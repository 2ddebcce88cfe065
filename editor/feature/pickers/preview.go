package pickers

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/feature/trees"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/ui"
)

// maxPreview is the largest file that is shown beside a list, in bytes.
const maxPreview = 10 << 20

// loadPreview finds what the preview pane of a picker shows: an open document
// as it is, a file or folder from disk away from the loop.
func loadPreview(env *command.Env, p *ui.Picker, t ui.Target, ok bool) {
	if p == nil || !ok {
		return
	}
	if d := openDoc(env, t); d != nil {
		v := ui.Preview{Target: t, Text: d.Text()}
		colours, ok := env.Trees.(*trees.Trees).Colours(d, around(v))
		v.Data = colours
		p.SetPreview(v)
		if !ok {
			colour(env, p, v, d.File.Path)
		}
		return
	}
	job.Go(env.Ed.Jobs, job.Spec{Key: "preview", Latest: true, Class: job.Quick}, func(context.Context) (ui.Preview, error) {
		return readPreview(t), nil
	}, func(v ui.Preview, _ error) {
		p.SetPreview(v)
		if v.Message == "" {
			colour(env, p, v, t.Path)
		}
	})
}

// colour adds syntax colours to a preview that rests for a moment.
func colour(env *command.Env, p *ui.Picker, v ui.Preview, path string) {
	env.Trees.(*trees.Trees).ColourLater(path, v.Text, around(v), func(colours []editor.Highlight) {
		v.Data = colours
		p.SetPreview(v)
	})
}

// colouredLines is how far around the marked lines a preview is coloured.
const colouredLines = 300

// around is the part of a preview's text that is likely to be seen.
func around(v ui.Preview) text.Span {
	t := v.Text
	from := max(v.Target.From-colouredLines, 0)
	return text.Span{From: t.LineStart(from), To: t.LineStart(min(max(v.Target.To, v.Target.From)+colouredLines, t.Lines()))}
}

func openDoc(env *command.Env, t ui.Target) *document.Document {
	if t.Doc != 0 {
		return env.Ed.Docs.Get(document.ID(t.Doc))
	}
	return env.Ed.Docs.ByPath(t.Path)
}

func readPreview(t ui.Target) ui.Preview {
	v := ui.Preview{Target: t}
	info, err := os.Stat(t.Path)
	switch {
	case err != nil:
		v.Message = "<File not found>"
		return v
	case info.IsDir():
		v.Text = text.FromString(listing(t.Path))
		return v
	case !info.Mode().IsRegular():
		v.Message = "<Not a regular file>"
		return v
	case info.Size() > maxPreview:
		v.Message = "<File too large to preview>"
		return v
	}
	loaded, err := document.Load(t.Path, "")
	if err != nil {
		v.Message = "<" + err.Error() + ">"
		return v
	}
	if strings.IndexByte(loaded.Text.Slice(0, min(loaded.Text.Len(), 1024)), 0) >= 0 {
		v.Message = "<Binary file>"
		return v
	}
	v.Text = loaded.Text
	return v
}

func listing(dir string) string {
	list, err := os.ReadDir(dir)
	if err != nil {
		return ""
	}
	var b strings.Builder
	if filepath.Dir(dir) != dir {
		b.WriteString("../\n")
	}
	for _, pass := range []bool{true, false} {
		for _, e := range list {
			if e.IsDir() == pass {
				b.WriteString(e.Name())
				if pass {
					b.WriteByte('/')
				}
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}
