package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReportsAreBounded(t *testing.T) {
	state := t.TempDir()
	dir := filepath.Join(state, "crash")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, n := range "abcdefghijklmnop" {
		if err := os.WriteFile(filepath.Join(dir, "hx-2020010"+string(n)+".txt"), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := asDefect("a test", strings.Repeat("é\x1b[31m\n\u202e", 1000), nil)
	name, err := d.report(state)
	if err != nil {
		t.Fatal(err)
	}
	all, _ := os.ReadDir(dir)
	info, err := os.Stat(name)
	if err != nil || len(all) != maxReports || info.Mode().Perm() != 0o600 {
		t.Errorf("%d reports are kept, the newest is %v (%v)", len(all), info, err)
	}
	line := d.line(name, nil)
	if len(line) > maxMessage+len(name)+200 || strings.ContainsAny(line, "\x1b\n\u202e") || !strings.Contains(line, name) {
		t.Errorf("the line is %q", line)
	}
	if same := asDefect("other", d, nil); same.what != "a test" {
		t.Errorf("a defect became %q", same.what)
	}
}
