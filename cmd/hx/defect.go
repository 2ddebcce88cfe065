package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"hx/render/cell"
)

// defect is a panic on its way to the end of the program.
type defect struct {
	what  string // that broke
	value any
	stack []byte
}

// asDefect takes a recovered value; one that is a defect already stays it.
func asDefect(what string, value any, stack []byte) defect {
	if d, is := value.(defect); is {
		return d
	}
	if stack == nil {
		stack = debug.Stack()
	}
	return defect{what, value, stack}
}

const (
	maxReports = 10 // that are kept
	maxMessage = 300
)

// summary is the value on one line, without what a terminal could obey.
func (d defect) summary() string {
	var b strings.Builder
	for _, r := range fmt.Sprint(d.value) {
		b.WriteString(cell.Visible(r))
	}
	s := b.String()
	if len(s) > maxMessage {
		s = strings.ToValidUTF8(s[:maxMessage], "") + "..."
	}
	return s
}

// line tells the user what has happened.
func (d defect) line(report string, err error) string {
	where := "report: " + report
	if err != nil {
		where = "no report could be written"
	}
	return fmt.Sprintf("hx: internal error in %s: %s; unsaved text is kept, hx --recover lists it; %s", d.what, d.summary(), where)
}

// report writes what helps to find the defect, and drops the oldest reports.
func (d defect) report(state string) (string, error) {
	if state == "" {
		return "", os.ErrNotExist
	}
	dir := filepath.Join(state, "crash")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	old, _ := filepath.Glob(filepath.Join(dir, "hx-*.txt"))
	slices.Sort(old) // their names begin with the time
	for len(old) >= maxReports {
		os.Remove(old[0])
		old = old[1:]
	}
	now := time.Now()
	name := filepath.Join(dir, fmt.Sprintf("hx-%s-%d.txt", now.Format("20060102-150405"), os.Getpid()))
	text := fmt.Sprintf("%s\n%s\nTERM=%s\n\n%s: %v\n\n%s", version(), now.Format(time.RFC3339), os.Getenv("TERM"), d.what, d.value, d.stack)
	return name, os.WriteFile(name, []byte(text), 0o600)
}
