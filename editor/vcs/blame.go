package vcs

import (
	"context"
	"strconv"
	"strings"
	"time"
)

// Blame tells who wrote a line.
type Blame struct {
	Commit  string // all digits
	Author  string
	Email   string
	When    time.Time
	Summary string // first line of the message
}

// Blame finds out who wrote a line of a file as it is in HEAD: path is that of
// Base, and the line that of OldLine.
func (r Repo) Blame(ctx context.Context, path string, line int) (Blame, error) {
	at := strconv.Itoa(line + 1)
	// With a commit given, the file on disk is not read.
	out, err := r.git(ctx, 1<<20, "blame", "--porcelain", "--no-textconv", "-L"+at+","+at, "HEAD", "--", path)
	if err != nil {
		return Blame{}, err
	}
	return parseBlame(out)
}

func parseBlame(out string) (Blame, error) {
	var b Blame
	b.Commit, _, _ = strings.Cut(out, " ")
	if !isID(b.Commit) {
		return b, ErrNone
	}
	var seconds int64
	zone := ""
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "\t") {
			break // the line itself
		}
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		switch key {
		case "author":
			b.Author = value
		case "author-mail":
			b.Email = strings.Trim(value, "<>")
		case "author-time":
			seconds, _ = strconv.ParseInt(value, 10, 64)
		case "author-tz":
			zone = value
		case "summary":
			b.Summary = value
		}
	}
	b.When = time.Unix(seconds, 0).In(parseZone(zone))
	return b, nil
}

// parseZone reads +hhmm.
func parseZone(s string) *time.Location {
	n, err := strconv.Atoi(s)
	if err != nil || n < -9999 || n > 9999 {
		return time.UTC
	}
	return time.FixedZone(s, (n/100*60+n%100)*60)
}
