// Package vcs asks git about files: their committed text, the branch, what has
// changed, and who wrote a line.
//
// A repository that was merely looked at must not be able to run anything. So
// git is started with a clean environment and with everything turned off by
// which its settings can name a program (see run.go); filters of a repository
// run only when it is trusted. What can be read without git is read without
// it.
//
// Without git, or outside of repositories, functions say so by ErrNone, which
// callers pass over in silence.
package vcs

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// ErrNone says that there is nothing to tell: no repository, no git program, a
// file that is not committed.
var ErrNone = errors.New("not under version control")

// Repo is a working tree under git.
type Repo struct {
	Root    string // of the working tree, absolute, without links
	Trusted bool   // the user lets the repository's own settings run programs

	dir    string // with HEAD: Root/.git, or elsewhere for worktrees and submodules
	common string // with refs and settings; dir, but for further worktrees
}

// Discover finds the working tree that a file or folder lies in. It starts no
// program.
func Discover(path string) (Repo, error) {
	path, err := realPath(path)
	if err != nil {
		return Repo{}, ErrNone
	}
	for dir := path; ; {
		if r, ok := open(dir); ok {
			return r, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return Repo{}, ErrNone
		}
		dir = up
	}
}

// realPath is path without links, absolute; it need not exist, nor its folder.
func realPath(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for dir := path; ; {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(real, rest), nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return path, nil
		}
		rest = filepath.Join(filepath.Base(dir), rest)
		dir = up
	}
}

// open looks for the settings of a working tree at dir.
func open(dir string) (Repo, bool) {
	git := filepath.Join(dir, ".git")
	info, err := os.Stat(git)
	if err != nil {
		return Repo{}, false
	}
	if !info.IsDir() {
		target, ok := strings.CutPrefix(readSmall(git), "gitdir: ")
		if !ok {
			return Repo{}, false
		}
		git = from(dir, strings.TrimRight(target, "\r\n"))
	}
	r := Repo{Root: dir, dir: git, common: git}
	if common := strings.TrimRight(readSmall(filepath.Join(git, "commondir")), "\r\n"); common != "" {
		r.common = from(git, common)
	}
	return r, readSmall(filepath.Join(git, "HEAD")) != ""
}

// from is path as seen from dir.
func from(dir, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(dir, path)
}

// inside gives path relative to the root with slashes, as git names it.
func (r Repo) inside(path string) (string, bool) {
	path, err := realPath(path)
	if err != nil {
		return "", false
	}
	rel, err := filepath.Rel(r.Root, path)
	if err != nil || !filepath.IsLocal(rel) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// maxSmall bounds git's little files, in bytes.
const maxSmall = 64 << 10

// readSmall reads a little regular file; "" if it cannot.
func readSmall(path string) string {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return "" // a pipe, say, would hang us
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	data, _ := io.ReadAll(io.LimitReader(f, maxSmall))
	return string(data)
}
