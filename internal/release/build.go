package main

import (
	"debug/elf"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// source is what is built.
type source struct {
	dir     string // of the repository
	version string
	commit  string
	date    int64 // of everything that carries a time, seconds
}

// build compiles a target to path. Nothing of the machine goes into the file:
// no paths, no times, no identity of the build.
func (s source) build(t target, path string) error {
	args := []string{"build", "-trimpath", "-buildvcs=false", "-o", path}
	link := "-s -w -buildid= -X main.release=" + s.version + " -X main.commit=" + s.commit
	tags := t.tags
	if t.cc != "" {
		tags = append([]string{"hx_static", "netgo", "osusergo"}, tags...)
		link += " -linkmode external -extldflags '-static -no-pie -Wl,--gc-sections -Wl,--build-id=none'"
	}
	if len(tags) > 0 {
		args = append(args, "-tags", strings.Join(tags, ","))
	}
	args = append(args, "-ldflags", link, "./cmd/hx")
	cmd := exec.Command("go", args...)
	cmd.Dir = s.dir
	cmd.Env = append(without(os.Environ(), "GO", "CGO_", "CC=", "CXX="), s.env(t)...)
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", t.name, err)
	}
	return checkStatic(path)
}

func (s source) env(t target) []string {
	env := []string{"GOOS=linux", "GOARCH=" + t.arch, "GOTOOLCHAIN=local", "GOFLAGS=-mod=readonly", "CGO_ENABLED=0"}
	if t.arm != "" {
		env = append(env, "GOARM="+t.arm)
	}
	if t.cc != "" {
		flags := strings.Join(append(append([]string{}, common...), t.cflags...), " ")
		env = append(env, "CGO_ENABLED=1", "CC="+t.cc, "CXX=false", "CGO_CFLAGS="+flags)
	}
	return env
}

// kept are variables of Go that tell where things are, and change nothing of
// what is built.
var kept = []string{"GOCACHE=", "GOPATH=", "GOMODCACHE=", "GOPROXY=", "GOTMPDIR=", "GOSUMDB=", "GONOSUMDB=", "GOPRIVATE=", "GOMAXPROCS=", "GOROOT="}

func without(env []string, prefixes ...string) (out []string) {
	has := func(v string, list []string) bool {
		for _, p := range list {
			if strings.HasPrefix(v, p) {
				return true
			}
		}
		return false
	}
	for _, v := range env {
		if !has(v, prefixes) || has(v, kept) {
			out = append(out, v)
		}
	}
	return out
}

// checkStatic wants a program that needs nothing of the system it runs on.
func checkStatic(path string) error {
	f, err := elf.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	libs, err := f.ImportedLibraries()
	if err != nil && !errors.Is(err, elf.ErrNoSymbols) {
		return err
	}
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			return fmt.Errorf("%s is not static: it names a loader", filepath.Base(path))
		}
	}
	if len(libs) > 0 {
		return fmt.Errorf("%s is not static: it needs %s", filepath.Base(path), strings.Join(libs, ", "))
	}
	return nil
}
