package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"hx/editor/registry"
	"hx/internal/usage"
)

var some = source{version: "1.2.3", commit: "0123456789ab", date: 1700000000}

// TestEveryFlagIsInEveryText: nothing is left out of the manual page and the
// completions.
func TestEveryFlagIsInEveryText(t *testing.T) {
	all := texts(some)
	for _, o := range usage.Options {
		for name, form := range map[string]string{
			"hx.1": `\-\-` + roff(o.Long), "hx.bash": "--" + o.Long, "_hx": "--" + o.Long, "hx.fish": "-l " + o.Long,
		} {
			if !strings.Contains(all[name], form) {
				t.Errorf("%s does not know --%s", name, o.Long)
			}
		}
	}
	for _, c := range registry.Typed() {
		if !strings.Contains(all["hx.1"], `\fB:`+roff(c.Name)+`\fR`) {
			t.Errorf("the manual does not know :%s", c.Name)
		}
	}
}

// TestBashCompletes asks bash itself.
func TestBashCompletes(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/some.toml", nil, 0o666); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"hx --he":                   "--help --health",
		"hx --health pyth":          "python",
		"hx -w " + dir[:len(dir)-1]: dir,
		"hx --config " + dir + "/s": dir + "/some.toml",
		"hx " + dir + "/so":         dir + "/some.toml",
	} {
		script := bash() + "COMP_WORDS=(" + line + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _hx; echo \"${COMPREPLY[@]}\"\n"
		cmd := exec.Command("bash", "-eu")
		cmd.Stdin = strings.NewReader(script)
		out, err := cmd.CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != want {
			t.Errorf("%q completes to %q (%v), want %q", line, got, err, want)
		}
	}
}

// TestPackage reads a package back and wants everything in its place.
func TestPackage(t *testing.T) {
	program := []byte("\x7fELF program")
	made := deb(some, "armhf", program)
	if !bytes.Equal(made, deb(some, "armhf", program)) {
		t.Error("two packages of one source differ")
	}
	parts := unpack(t, made)
	if string(parts["debian-binary"]) != "2.0\n" {
		t.Errorf("format %q", parts["debian-binary"])
	}
	control := untar(t, parts["control.tar.gz"])
	for _, want := range []string{"Package: hx-editor\n", "Version: 1.2.3\n", "Architecture: armhf\n"} {
		if !strings.Contains(string(control["./control"].data), want) {
			t.Errorf("%q is missing in\n%s", want, control["./control"].data)
		}
	}
	files := untar(t, parts["data.tar.gz"])
	if f := files["./usr/bin/hx"]; !bytes.Equal(f.data, program) || f.mode != 0o755 {
		t.Errorf("the program is %q with mode %o", f.data, f.mode)
	}
	for path, f := range files {
		if f.mode != 0o755 && f.mode != 0o644 {
			t.Errorf("%s has mode %o", path, f.mode)
		}
		if strings.HasSuffix(path, "/") {
			continue
		}
		if !strings.Contains(string(control["./md5sums"].data), "  "+strings.TrimPrefix(path, "./")+"\n") {
			t.Errorf("%s has no checksum", path)
		}
	}
	for _, path := range []string{"./usr/share/man/man1/hx.1.gz", "./usr/share/zsh/vendor-completions/_hx", "./usr/share/applications/hx.desktop"} {
		if len(files[path].data) == 0 {
			t.Errorf("%s is missing", path)
		}
	}
}

// unpack takes an ar archive apart.
func unpack(t *testing.T, b []byte) map[string][]byte {
	t.Helper()
	rest, ok := bytes.CutPrefix(b, []byte("!<arch>\n"))
	if !ok {
		t.Fatal("not an archive")
	}
	out := map[string][]byte{}
	for len(rest) > 0 {
		head := string(rest[:60])
		size, err := strconv.Atoi(strings.TrimSpace(head[48:58]))
		if err != nil || head[58:] != "`\n" {
			t.Fatalf("header %q", head)
		}
		out[strings.TrimSpace(head[:16])] = rest[60 : 60+size]
		rest = rest[60+size+size%2:]
	}
	return out
}

func untar(t *testing.T, zipped []byte) map[string]file {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(zipped))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]file{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.ModTime.Unix() != some.date || h.Uid != 0 || h.Uname != "root" {
			t.Errorf("%s is of %v, owner %s", h.Name, h.ModTime, h.Uname)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[h.Name] = file{h.Name, h.Mode, data}
	}
}

// TestTargets: the programs that are handed out are those that were promised.
func TestTargets(t *testing.T) {
	for _, name := range []string{"linux-amd64", "linux-arm64", "linux-armv6", "linux-armv6-full", "linux-armv6-nocgo"} {
		if _, unknown := chosen([]string{name}); len(unknown) > 0 {
			t.Errorf("there is no %s", name)
		}
	}
	if _, unknown := chosen([]string{"vax"}); len(unknown) != 1 {
		t.Error("vax is unknown")
	}
	for _, tg := range targets {
		env := strings.Join(some.env(tg), " ")
		if c := strings.Contains(env, "CGO_ENABLED=1"); c != (tg.cc != "") {
			t.Errorf("%s: %s", tg.name, env)
		}
		if tg.cc != "" && !strings.Contains(env, "-fsigned-char") {
			t.Errorf("%s: scanners count on signed characters", tg.name)
		}
	}
}
