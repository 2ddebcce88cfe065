package vcs

import (
	"context"
	"strings"

	"hx/editor/text"
	"hx/editor/textdiff"
)

// Base is the committed state of a file.
type Base struct {
	Path string // in HEAD, relative to the root, with slashes
	Text string
}

// MaxBase bounds committed texts, in bytes.
const MaxBase = 128 << 20

// Base reads what HEAD has of a file. A file that has been moved with git since
// is found under its old name. ErrNone: HEAD does not have it.
func (r Repo) Base(ctx context.Context, path string) (Base, error) {
	rel, ok := r.inside(path)
	if !ok || rel == "." {
		return Base{}, ErrNone
	}
	text, err := r.blob(ctx, rel)
	if _, failed := err.(*gitError); failed {
		old, moved := r.movedFrom(ctx, rel)
		if !moved {
			return Base{}, ErrNone
		}
		rel = old
		text, err = r.blob(ctx, rel)
	}
	if err != nil {
		return Base{}, err
	}
	return Base{rel, text}, nil
}

// blob reads a file of HEAD: as it is stored, or as it would be checked out if
// the repository is trusted.
func (r Repo) blob(ctx context.Context, rel string) (string, error) {
	form := "blob"
	if r.Trusted {
		form = "--filters"
	}
	return r.git(ctx, MaxBase, "cat-file", form, "HEAD:"+rel)
}

// movedFrom finds the name that a file has in HEAD if the index says that it was
// moved. That compares commits with the index only: no file is read, no filter
// is needed.
func (r Repo) movedFrom(ctx context.Context, rel string) (string, bool) {
	out, err := r.git(ctx, 16<<20, "diff-index", "--cached", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all",
		"--find-renames", "--diff-filter=R", "--name-status", "-z", "HEAD", "--")
	if err != nil {
		return "", false
	}
	fields := strings.Split(out, "\x00") // R100, old, new, R090, ...
	for i := 0; i+2 < len(fields); i += 3 {
		if fields[i+2] == rel {
			return fields[i+1], true
		}
	}
	return "", false
}

// Diff prepares the comparison with a document whose line break is ending. Git
// usually stores LF and makes CR LF of it when checking out; that is no change
// of the user's.
func (b Base) Diff(ending text.LineEnding) *textdiff.Base {
	s := b.Text
	if ending == text.CRLF && !strings.Contains(s, "\r\n") {
		s = strings.ReplaceAll(s, "\n", "\r\n")
	}
	return textdiff.NewBase(s)
}
