package vcs

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
)

// State is what has happened to a file since HEAD.
type State uint8

const (
	Untracked State = iota
	New             // added to the index
	Modified
	Deleted
	Renamed
	Conflict
)

// Change is a file that is not as in HEAD.
type Change struct {
	State State
	Path  string // relative to the root, with slashes
	From  string // the old name if State is Renamed
}

// maxStatus bounds the list of changes, in bytes.
const maxStatus = 64 << 20

// Status lists the changed files below a folder, by name. Ignored files are not
// among them; submodules are only if another commit of theirs is checked out.
func (r Repo) Status(ctx context.Context, dir string) ([]Change, error) {
	rel, ok := r.inside(dir)
	if !ok {
		return nil, ErrNone
	}
	off, err := r.filters(ctx)
	if err != nil {
		return nil, err
	}
	// Looking into submodules would run git there, with their own filters.
	out, err := r.gitWith(ctx, off, maxStatus, "status", "--porcelain=v2", "-z", "--no-branch", "--untracked-files=all",
		"--ignored=no", "--ignore-submodules=dirty", "--find-renames", "--", rel)
	if err != nil {
		return nil, err
	}
	list := parseStatus(out)
	slices.SortFunc(list, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}

// Path is the absolute path of a name that Status gave.
func (r Repo) Path(rel string) string {
	return filepath.Join(r.Root, filepath.FromSlash(rel))
}

// fieldsBefore is the number of blank-separated fields before the path, by the
// first character of an entry.
var fieldsBefore = map[byte]int{'1': 8, '2': 9, 'u': 10, '?': 1}

// parseStatus reads git's second machine format.
func parseStatus(out string) []Change {
	var list []Change
	for out != "" {
		var entry string
		entry, out, _ = strings.Cut(out, "\x00")
		if entry == "" {
			continue
		}
		fields := strings.SplitN(entry, " ", fieldsBefore[entry[0]]+1)
		if n := fieldsBefore[entry[0]]; n == 0 || len(fields) <= n {
			continue
		}
		c := Change{Path: fields[len(fields)-1]}
		switch entry[0] {
		case '1':
			c.State = stateOf(fields[1])
		case '2':
			c.State = Renamed
			c.From, out, _ = strings.Cut(out, "\x00")
			if strings.Contains(fields[1], "D") {
				c.State = Deleted
			}
			if fields[8] != "" && fields[8][0] == 'C' { // a copy, if the user's settings look for them
				c.State, c.From = New, ""
			}
		case 'u':
			c.State = Conflict
		case '?':
			c.State = Untracked
		}
		list = append(list, c)
	}
	return list
}

// stateOf reads the two letters for the index and for the file.
func stateOf(xy string) State {
	switch {
	case strings.Contains(xy, "D"):
		return Deleted
	case strings.Contains(xy, "A"):
		return New
	}
	return Modified
}
