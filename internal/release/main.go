// Command release builds everything that is handed out: static programs for
// each kind of machine, packages for Debian, manual page, completions, and the
// checksums of all of it. Two runs from one commit give the same bytes.
//
//	go run ./internal/release                       # everything, into dist/
//	go run ./internal/release linux-armv6           # only that program
//	go run ./internal/release -list
package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	out := flag.String("out", "dist", "folder for what is built")
	version := flag.String("version", "", "version; the latest tag, or the number of commits, if not given")
	list := flag.Bool("list", false, "list what can be built")
	flag.Parse()
	if *list {
		for _, t := range targets {
			fmt.Printf("%-20s %s\n", t.name, t.doc)
		}
		return
	}
	if err := run(*out, *version, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(out, version string, names []string) error {
	list, unknown := chosen(names)
	if len(unknown) > 0 {
		return fmt.Errorf("there is no target %s; -list shows all", strings.Join(unknown, ", "))
	}
	s, err := describe(version)
	if err != nil {
		return err
	}
	for _, t := range list {
		if t.cc == "" {
			continue
		}
		if _, err := exec.LookPath(t.cc); err != nil {
			return fmt.Errorf("%s needs the C compiler %s: on Debian, apt install gcc libc6-dev gcc-arm-linux-gnueabi gcc-aarch64-linux-gnu", t.name, t.cc)
		}
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	var made []string
	for name, text := range texts(s) {
		made = append(made, name)
		if err := os.WriteFile(filepath.Join(out, name), []byte(text), 0o666); err != nil {
			return err
		}
	}
	for _, t := range list {
		name := "hx-" + s.version + "-" + t.name
		fmt.Fprintln(os.Stderr, "building", name)
		path, err := filepath.Abs(filepath.Join(out, name))
		if err != nil {
			return err
		}
		if err := s.build(t, path); err != nil {
			return err
		}
		made = append(made, name)
		program, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, arch := range t.debs {
			name := packageName + "_" + s.version + "_" + arch + ".deb"
			if err := os.WriteFile(filepath.Join(out, name), deb(s, arch, program), 0o666); err != nil {
				return err
			}
			made = append(made, name)
		}
	}
	return sums(out, made)
}

// describe finds out what is built. The time is that of the commit, or of
// SOURCE_DATE_EPOCH.
func describe(version string) (source, error) {
	git := func(args ...string) string {
		b, err := exec.Command("git", args...).Output()
		if err != nil {
			return ""
		}
		return strings.TrimSpace(string(b))
	}
	s := source{dir: git("rev-parse", "--show-toplevel"), version: version, commit: git("rev-parse", "--short=12", "HEAD")}
	if s.dir == "" {
		return s, fmt.Errorf("this is no git checkout: a release names its commit")
	}
	if git("status", "--porcelain", "--untracked-files=no") != "" {
		s.commit += "+changes"
	}
	when := os.Getenv("SOURCE_DATE_EPOCH")
	if when == "" {
		when = git("log", "-1", "--format=%ct")
	}
	var err error
	if s.date, err = strconv.ParseInt(when, 10, 64); err != nil {
		return s, fmt.Errorf("SOURCE_DATE_EPOCH is a number of seconds, not %q", when)
	}
	if s.version == "" {
		s.version = strings.TrimPrefix(git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"), "v")
	}
	if s.version == "" {
		s.version = "0.0." + git("rev-list", "--count", "HEAD")
	}
	return s, nil
}

// sums writes the checksums of files, in the form that sha256sum -c reads.
func sums(dir string, names []string) error {
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(data), name)
	}
	return os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(b.String()), 0o666)
}
