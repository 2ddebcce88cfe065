package lsp

import (
	"strings"
	"testing"
)

func TestURIs(t *testing.T) {
	for path, uri := range map[string]string{
		"/home/u/a.rs":             "file:///home/u/a.rs",
		"/":                        "file:///",
		"/a b/é#%+[x]&=~_-.c":      "file:///a%20b/%C3%A9%23%25%2B%5Bx%5D%26%3D~_-.c",
		"/c:/x":                    "file:///c%3A/x",
		"/invalid\xff":             "file:///invalid%FF",
		"/quote'\"?*\\(tab)\t\x01": "file:///quote%27%22%3F%2A%5C%28tab%29%09%01",
	} {
		if got := fileURI(path); got != uri {
			t.Errorf("%q: %s", path, got)
		}
		if got, ok := uriPath(uri); !ok || got != path {
			t.Errorf("%s: %q %v", uri, got, ok)
		}
	}
	for uri, want := range map[string]string{
		"FILE:///a/b":           "/a/b",
		"file:/a/b":             "/a/b",
		"file://localhost/a":    "/a",
		"file:///a/../b/./c//d": "/b/c/d",
		"file:///a+b":           "/a+b",
		"file:///a%2Bb":         "/a+b",
		"file:///a[b]":          "/a[b]",
		"file:///100%":          "/100%",
		"file:///%zz%4":         "/%zz%4",
		"file:///a#frag?q":      "/a",
		"file:///é ü":           "/é ü",
		"file://other/share":    "",
		"untitled:x":            "",
		"jdt://contents/x?=y":   "",
		"":                      "",
		"file:":                 "",
		"file:relative":         "",
		"file:///a%00b":         "",
	} {
		got, ok := uriPath(uri)
		if got != want || ok != (want != "") {
			t.Errorf("%s: %q %v", uri, got, ok)
		}
	}
}

func TestPathMapping(t *testing.T) {
	m := pathMap{{Local: "/home/me/work", Remote: "/srv/u"}, {Local: "/home/me/work/deep/", Remote: "/deep"}, {Local: "/usr/lib", Remote: "/"}}
	for path, uri := range map[string]string{
		"/home/me/work/a.rs":   "file:///srv/u/a.rs",
		"/home/me/work":        "file:///srv/u",
		"/home/me/work/deep/x": "file:///deep/x",
	} {
		if got := m.uri(path); got != uri {
			t.Errorf("%s: %s", path, got)
		}
		if got, ok := m.path(uri); !ok || got != path {
			t.Errorf("%s: %s %v", uri, got, ok)
		}
	}
	if got := m.uri("/home/me/workshop/a"); got != "file:///home/me/workshop/a" {
		t.Error(got)
	}
	m = m[:2]
	for _, uri := range []string{"file:///srv/user/a", "file:///usr/lib/x", "untitled:1"} {
		if got, ok := m.path(uri); ok {
			t.Errorf("%s: %s", uri, got)
		}
	}
}

func FuzzURI(f *testing.F) {
	f.Add("/a b/%41?#", "file://x/%")
	f.Fuzz(func(t *testing.T, path, uri string) {
		uriPath(uri)
		if !strings.HasPrefix(path, "/") || strings.Contains(path, "\x00") || strings.Contains(path, "//") ||
			strings.Contains(path+"/", "/./") || strings.Contains(path+"/", "/../") || len(path) > 1 && strings.HasSuffix(path, "/") {
			return
		}
		if got, ok := uriPath(fileURI(path)); !ok || got != path {
			t.Errorf("%q became %q", path, got)
		}
	})
}
