package cargo

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Place is a complaint and where it is about.
type Place struct {
	Kind    string // error, warning, note or panic
	Message string
	Path    string // absolute
	Line    int    // from 0
}

// maxPlaces bounds what is listed.
const maxPlaces = 2000

var (
	header = regexp.MustCompile(`^(error|warning|note)(?:\[\w+\])?: (.+)$`)
	arrow  = regexp.MustCompile(`^\s*--> (.+?):(\d+):\d+$`)
	panics = regexp.MustCompile(`^thread '(.*)'.* panicked at (.+?):(\d+):\d+:?$`)
	inline = regexp.MustCompile(`^([^\s:][^:]*):(\d+):(?:\d+:)? (fatal error|error|warning|note): (.+)$`)
)

// parse finds the complaints of compilers and tests in their output. Paths are
// relative to the folder they were run in, or to one above it.
func parse(output, dir string) []Place {
	var out []Place
	var last Place
	lines := strings.Split(output, "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, "\r")
		if m := header.FindStringSubmatch(line); m != nil {
			last = Place{Kind: m[1], Message: m[2]}
		} else if m := arrow.FindStringSubmatch(line); m != nil && last.Message != "" {
			out = add(out, last, m[1], m[2], dir)
			last = Place{} // further arrows are about the same
		} else if m := panics.FindStringSubmatch(line); m != nil {
			p := Place{Kind: "panic", Message: m[1]}
			if i+1 < len(lines) && strings.TrimSpace(lines[i+1]) != "" {
				p.Message += ": " + strings.TrimSpace(lines[i+1])
			}
			out = add(out, p, m[2], m[3], dir)
		} else if m := inline.FindStringSubmatch(line); m != nil {
			out = add(out, Place{Kind: strings.TrimPrefix(m[3], "fatal "), Message: m[4]}, m[1], m[2], dir)
		}
		if len(out) == maxPlaces {
			break
		}
	}
	slices.SortStableFunc(out, func(a, b Place) int { return rank(a.Kind) - rank(b.Kind) })
	return out
}

// add puts a complaint in the list, once, if its file is there.
func add(list []Place, p Place, path, line, dir string) []Place {
	n, err := strconv.Atoi(line)
	if err != nil || n < 1 {
		return list
	}
	full, ok := find(path, dir)
	if !ok {
		return list
	}
	p.Path, p.Line = full, n-1
	if slices.Contains(list, p) {
		return list
	}
	return append(list, p)
}

func find(path, dir string) (string, bool) {
	if filepath.IsAbs(path) {
		_, err := os.Stat(path)
		return filepath.Clean(path), err == nil
	}
	for at := dir; ; at = filepath.Dir(at) {
		full := filepath.Join(at, path)
		if _, err := os.Stat(full); err == nil {
			return full, true
		}
		if at == filepath.Dir(at) {
			return "", false
		}
	}
}
