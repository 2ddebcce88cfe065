package vcs

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"
)

// Head is what is checked out.
type Head struct {
	Name   string // of the branch, or the first 8 digits of the commit if there is none
	Branch bool   // Name is a branch
	Commit string // 40 or 64 digits; "" before the first commit
}

// shortID is how many digits of a commit are shown.
const shortID = 8

// Head reads what is checked out. Usually it starts no program. A changed Commit
// tells that base texts have to be read again.
func (r Repo) Head(ctx context.Context) (Head, error) {
	text := strings.TrimSpace(readSmall(filepath.Join(r.dir, "HEAD")))
	ref, symbolic := strings.CutPrefix(text, "ref:")
	ref = strings.TrimSpace(ref)
	switch {
	case symbolic && strings.HasSuffix(ref, "/.invalid"):
		return r.askHead(ctx) // refs are kept in another form
	case symbolic:
		return Head{branchName(ref), true, r.resolve(ref, 0)}, nil
	case isID(text):
		return Head{text[:shortID], false, text}, nil
	}
	return Head{}, ErrNone
}

// HeadFiles are files of which git writes one when another commit is checked
// out or made.
func (r Repo) HeadFiles() []string {
	return []string{filepath.Join(r.dir, "HEAD"), filepath.Join(r.dir, "logs", "HEAD")}
}

func branchName(ref string) string {
	return strings.TrimPrefix(ref, "refs/heads/")
}

// resolve finds the commit of a ref; "" if there is none.
func (r Repo) resolve(ref string, depth int) string {
	if depth > 5 || !filepath.IsLocal(ref) {
		return ""
	}
	for _, dir := range [...]string{r.dir, r.common} {
		text := strings.TrimSpace(readSmall(filepath.Join(dir, ref)))
		if next, ok := strings.CutPrefix(text, "ref:"); ok {
			return r.resolve(strings.TrimSpace(next), depth+1)
		}
		if isID(text) {
			return text
		}
	}
	return r.packed(ref)
}

// packed looks a ref up in the file of those that have been packed together.
func (r Repo) packed(ref string) string {
	f, err := os.Open(filepath.Join(r.common, "packed-refs"))
	if err != nil {
		return ""
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if id, name, ok := strings.Cut(lines.Text(), " "); ok && name == ref && isID(id) {
			return id
		}
	}
	return ""
}

func isID(s string) bool {
	if len(s) != 40 && len(s) != 64 {
		return false
	}
	return strings.Trim(s, "0123456789abcdef") == ""
}

// askHead asks git.
func (r Repo) askHead(ctx context.Context) (Head, error) {
	var h Head
	if id, err := r.git(ctx, maxSmall, "rev-parse", "--verify", "-q", "HEAD"); err == nil {
		h.Commit = strings.TrimSpace(id)
	}
	ref, err := r.git(ctx, maxSmall, "symbolic-ref", "-q", "HEAD")
	switch {
	case err == nil:
		h.Name, h.Branch = branchName(strings.TrimSpace(ref)), true
	case isID(h.Commit):
		h.Name = h.Commit[:shortID]
	default:
		return h, ErrNone
	}
	return h, nil
}
