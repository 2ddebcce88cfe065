package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"
)

// packageName is the name of the package: Debian's hx is another editor.
const packageName = "hx-editor"

// file is one file of a package.
type file struct {
	path string // from the root, without a leading slash
	mode int64
	data []byte
}

// deb is a package of Debian with the program and the files beside it.
func deb(s source, arch string, program []byte) []byte {
	t := texts(s)
	files := []file{
		{"usr/bin/hx", 0o755, program},
		{"usr/share/applications/hx.desktop", 0o644, []byte(t["hx.desktop"])},
		{"usr/share/bash-completion/completions/hx", 0o644, []byte(t["hx.bash"])},
		{"usr/share/doc/" + packageName + "/changelog.gz", 0o644, zip([]byte(changelog(s)))},
		{"usr/share/fish/vendor_completions.d/hx.fish", 0o644, []byte(t["hx.fish"])},
		{"usr/share/man/man1/hx.1.gz", 0o644, zip([]byte(t["hx.1"]))},
		{"usr/share/zsh/vendor-completions/_hx", 0o644, []byte(t["_hx"])},
	}
	var sums strings.Builder
	size := 0
	for _, f := range files {
		fmt.Fprintf(&sums, "%x  %s\n", md5.Sum(f.data), f.path)
		size += (len(f.data) + 1023) / 1024
	}
	control := fmt.Sprintf(`Package: %s
Version: %s
Architecture: %s
Maintainer: hx maintainers <hx@localhost>
Installed-Size: %d
Section: editors
Priority: optional
Provides: editor
Conflicts: hx
Description: modal text editor for the terminal
 First select, then act: the keys of Helix in one static program, made for slow
 machines and thin lines. Syntax, themes, help and a tutor are built in.
`, packageName, s.version, arch, size)
	return ar(s,
		file{"debian-binary", 0o644, []byte("2.0\n")},
		file{"control.tar.gz", 0o644, zip(tarball(s, []file{{"control", 0o644, []byte(control)}, {"md5sums", 0o644, []byte(sums.String())}}))},
		file{"data.tar.gz", 0o644, zip(tarball(s, files))})
}

func changelog(s source) string {
	return fmt.Sprintf("%s (%s) stable; urgency=medium\n\n  * Built from commit %s.\n\n -- hx maintainers <hx@localhost>  %s\n",
		packageName, s.version, s.commit, time.Unix(s.date, 0).UTC().Format(time.RFC1123Z))
}

// tarball holds files with their folders, owned by root.
func tarball(s source, files []file) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	when := time.Unix(s.date, 0).UTC()
	var folders []string
	for _, f := range files {
		for dir := path.Dir(f.path); dir != "."; dir = path.Dir(dir) {
			folders = append(folders, dir)
		}
	}
	folders = append(folders, ".")
	slices.Sort(folders)
	for _, dir := range slices.Compact(folders) {
		name := "./" + dir + "/"
		if dir == "." {
			name = "./"
		}
		w.WriteHeader(&tar.Header{Typeflag: tar.TypeDir, Name: name, Mode: 0o755, ModTime: when, Uname: "root", Gname: "root", Format: tar.FormatGNU})
	}
	for _, f := range files {
		w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: "./" + f.path, Mode: f.mode, Size: int64(len(f.data)), ModTime: when, Uname: "root", Gname: "root", Format: tar.FormatGNU})
		w.Write(f.data)
	}
	w.Close()
	return b.Bytes()
}

// zip compresses without a name or a time.
func zip(data []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// ar is an archive of the old kind, which packages are.
func ar(s source, files ...file) []byte {
	b := []byte("!<arch>\n")
	for _, f := range files {
		b = fmt.Appendf(b, "%-16s%-12d%-6d%-6d%-8o%-10d`\n", f.path, s.date, 0, 0, 0o100000|f.mode, len(f.data))
		b = append(b, f.data...)
		if len(f.data)%2 == 1 {
			b = append(b, '\n')
		}
	}
	return b
}
