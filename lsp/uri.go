package lsp

import (
	"path/filepath"
	"runtime"
	"strings"
)

// PathMapping says that a folder here is another folder where the server runs.
type PathMapping struct {
	Local  string // absolute path here
	Remote string // absolute path there
}

// pathMap translates between local paths and the URIs of one server.
type pathMap []PathMapping

// uri returns the URI that the server knows a local file by.
func (m pathMap) uri(path string) string { return fileURI(m.remote(path)) }

// path returns the local file a URI stands for. False: it is no file, or one
// that only the server can reach.
func (m pathMap) path(uri string) (string, bool) {
	path, ok := uriPath(uri)
	if !ok {
		return "", false
	}
	return m.local(path)
}

// remote returns where a local path is for the server.
func (m pathMap) remote(path string) string {
	best, mapped := -1, path
	for _, p := range m {
		if rest, ok := below(path, p.Local); ok && len(p.Local) > best {
			best, mapped = len(p.Local), join(p.Remote, rest)
		}
	}
	return mapped
}

// local returns where a path of the server is here. Without any mapping that
// is the same place; with one, only mapped folders can be reached.
func (m pathMap) local(path string) (string, bool) {
	if len(m) == 0 {
		return path, true
	}
	best, mapped := -1, ""
	for _, p := range m {
		if rest, ok := below(path, p.Remote); ok && len(p.Remote) > best {
			best, mapped = len(p.Remote), join(p.Local, rest)
		}
	}
	return mapped, best >= 0
}

// below returns what follows folder in path, if path is folder or inside it.
func below(path, folder string) (string, bool) {
	folder = strings.TrimRight(folder, "/")
	rest, ok := strings.CutPrefix(path, folder)
	return rest, ok && (rest == "" || rest[0] == '/')
}

func join(folder, rest string) string {
	folder = strings.TrimRight(folder, "/")
	if folder+rest == "" {
		return "/"
	}
	return folder + rest
}

const windows = runtime.GOOS == "windows"

// fileURI writes an absolute path as URI. Everything that any server is known
// to treat specially is escaped.
func fileURI(path string) string {
	if windows {
		path = filepath.ToSlash(path)
		if !strings.HasPrefix(path, "/") {
			path = "/" + path
		}
	}
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len("file://") + len(path) + 8)
	b.WriteString("file://")
	for i := range len(path) {
		if c := path[i]; unreserved(c) {
			b.WriteByte(c)
		} else {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

func unreserved(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/", c) >= 0
}

// uriPath returns the path of a file URI, decoded and cleaned. URIs of other
// schemes or other hosts have none.
func uriPath(uri string) (string, bool) {
	const scheme = "file:"
	if len(uri) < len(scheme) || !strings.EqualFold(uri[:len(scheme)], scheme) {
		return "", false
	}
	rest := uri[len(scheme):]
	if i := strings.IndexAny(rest, "?#"); i >= 0 {
		rest = rest[:i]
	}
	if after, ok := strings.CutPrefix(rest, "//"); ok {
		host, path, _ := strings.Cut(after, "/")
		if host != "" && !strings.EqualFold(host, "localhost") {
			return "", false
		}
		rest = "/" + path
	}
	path := unescape(rest)
	if !strings.HasPrefix(path, "/") || strings.Contains(path, "\x00") {
		return "", false
	}
	if windows && len(path) > 2 && path[2] == ':' {
		path = path[1:]
	}
	return filepath.Clean(path), true
}

// unescape decodes percent escapes; those that are none stay as they are.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := unhex(s[i+1]), unhex(s[i+2])
			if hi >= 0 && lo >= 0 {
				b = append(b, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return string(b)
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
