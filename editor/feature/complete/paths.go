package complete

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/lsp"
)

// maxPathText is how far before the cursor a path may begin, in bytes;
// maxEntries how many entries of a folder are proposed.
const (
	maxPathText = 1000
	maxEntries  = 5000
)

func hasAny(s, chars string) bool { return strings.ContainsAny(s, chars) }

// askPaths asks for the entries of the folder that the text before the cursor
// names.
func (s *session) askPaths(d *document.Document, pos int) {
	if !s.c.ed.Conf.Editor.PathCompletionFor(s.c.ed.Language(d)) {
		return
	}
	folder, begin, ok := pathBefore(d.Text(), pos)
	if !ok {
		return
	}
	base := s.c.ed.Dir()
	if d.File.Path != "" {
		base = filepath.Dir(d.File.Path)
	}
	start := d.Stamp(begin, change.Before)
	s.ask("paths", job.Wait, func(ctx context.Context) ([]item, error) {
		return entries(ctx, expand(folder, base), start)
	})
}

// pathBefore finds the folder (with its separator) that the text before a
// position names, and where the name inside it begins.
func pathBefore(t text.Rope, pos int) (folder string, begin int, ok bool) {
	line := t.LineStart(t.LineAt(pos))
	from := t.CeilGrapheme(max(line, pos-maxPathText))
	s := t.Slice(from, pos)
	cut := strings.LastIndexByte(s, '/')
	if cut < 0 || hasAny(s[cut+1:], " \t\"'`()[]{}<>,;") {
		return "", 0, false
	}
	head := s[:cut+1]
	first := strings.LastIndexAny(head, " \t\"'`()[]{}<>,;=") + 1
	// ${NAME} holds braces that do not end a path.
	if i := strings.LastIndex(head, "${"); i >= 0 && i < first && strings.LastIndexAny(head[:i], " \t\"'`") < i {
		first = i
	}
	folder = head[first:]
	if strings.Contains(folder, "://") || strings.HasPrefix(folder, "//") {
		return "", 0, false
	}
	return folder, from + cut + 1, true
}

// expand makes a folder as it is written an absolute path.
func expand(folder, base string) string {
	if rest, ok := strings.CutPrefix(folder, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			folder = home + "/" + rest
		}
	}
	folder = os.ExpandEnv(folder)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(base, folder)
	}
	return folder
}

func entries(ctx context.Context, folder string, start document.Stamp) ([]item, error) {
	f, err := os.Open(folder)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(maxEntries)
	if err != nil && len(list) == 0 {
		return nil, err
	}
	out := make([]item, 0, len(list))
	for i, e := range list {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		name := e.Name()
		it := item{source: fromPaths, order: i, start: start, CompletionItem: lsp.CompletionItem{Label: name, Sort: name, Insert: name, Detail: kindOf(e.Type())}}
		it.doc = "`" + filepath.Join(folder, name) + "`"
		out = append(out, it)
	}
	return out, nil
}

func kindOf(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "folder"
	case m&fs.ModeSymlink != 0:
		return "link"
	case m&fs.ModeNamedPipe != 0:
		return "pipe"
	case m&fs.ModeSocket != 0:
		return "socket"
	case m&fs.ModeCharDevice != 0:
		return "char device"
	case m&fs.ModeDevice != 0:
		return "block device"
	}
	return "file"
}
