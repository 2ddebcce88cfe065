package lsp

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"hx/internal/fakelsp"
	"hx/lsp/link"
)

// tree makes empty files in a temporary folder and returns the folder.
func tree(t *testing.T, files ...string) string {
	dir := t.TempDir()
	for _, f := range files {
		path := filepath.Join(dir, f)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFindRoot(t *testing.T) {
	dir := tree(t, "Cargo.toml", "a/Cargo.toml", "a/src/lib.rs", "b/src/x.go", "b/x.csproj", "c/deep/file", "c/deep/Makefile")
	for _, c := range []struct {
		file    string
		markers []string
		found   bool
		roots   []string
		want    string
	}{
		{"a/src/lib.rs", []string{"Cargo.toml"}, true, nil, "."},           // the topmost
		{"a/src/lib.rs", []string{"Cargo.toml"}, true, []string{"a"}, "a"}, // ends there
		{"a/src/lib.rs", []string{"go.mod"}, true, []string{"a"}, "."},     // falls back
		{"a/src/lib.rs", []string{"go.mod"}, true, []string{"a/"}, "."},
		{"b/src/x.go", []string{"*.csproj"}, true, nil, "b"},
		{"b/src/x.go", []string{"*.sln", "x.{csproj,sln}"}, false, nil, "b"},
		{"b/src/x.go", []string{"go.mod"}, true, nil, "."},
		{"b/src/x.go", []string{"go.mod"}, false, nil, ""},
		{"b/src/x.go", nil, false, []string{"b"}, "."},
		{"c/deep/file", []string{"Makefile"}, false, nil, "c/deep"},
		{"../elsewhere", []string{"Cargo.toml"}, true, nil, ""},
	} {
		root, ok := FindRoot(filepath.Join(dir, c.file), c.markers, Workspace{Path: dir, Found: c.found, Roots: c.roots})
		want := ""
		if c.want != "" {
			want = filepath.Join(dir, c.want)
		}
		if root != want || ok != (want != "") {
			t.Errorf("%+v: %q %v", c, root, ok)
		}
	}
	if _, ok := FindRoot("/a/b", []string{"x"}, Workspace{}); ok {
		t.Error("a root without a workspace")
	}
}

// fakes is a registry with several fake servers, made as they are needed.
type fakes struct {
	*rig
	byName map[string][]*fakelsp.Server // one for each time the name was started
	setup  func(name string, f *fakelsp.Server)
}

func newFakes(t *testing.T, dir string, configs map[string]Config, setup func(string, *fakelsp.Server)) *fakes {
	fs := &fakes{byName: map[string][]*fakelsp.Server{}, setup: setup}
	fs.rig = newRig(t, func(o *Options) {
		o.Workspace = Workspace{Path: dir, Found: true}
		o.Configs = configs
		o.Open = func(_ context.Context, spec link.Spec) (*link.Link, error) {
			f := fakelsp.New()
			if fs.setup != nil {
				fs.setup(spec.Command, f)
			}
			fs.mu.Lock()
			fs.byName[spec.Command] = append(fs.byName[spec.Command], f)
			fs.mu.Unlock()
			conn, err := f.Dial()
			t.Cleanup(f.Crash)
			return link.Stream(conn), err
		}
	})
	fs.dir = dir
	return fs
}

func named(names ...string) map[string]Config {
	c := map[string]Config{}
	for _, n := range names {
		c[n] = Config{Command: n}
	}
	return c
}

func names(list []*Server) string {
	var out []string
	for _, s := range list {
		out = append(out, s.Name)
	}
	return strings.Join(out, " ")
}

func TestFeaturesAreRouted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := newFakes(t, "/work", named("main", "lint", "slow", "words"), func(name string, f *fakelsp.Server) {
			f.Capabilities["hoverProvider"] = true
			f.Capabilities["documentFormattingProvider"] = m{}
			if name == "words" {
				f.Capabilities["renameProvider"] = true
			}
			if name == "slow" {
				f.Hold("initialize")
			}
		})
		d := fs.open("a.py", "",
			Use{Name: "slow"},
			Use{Name: "lint", Only: []Feature{FeatureFormat, FeatureDiagnostics}},
			Use{Name: "main", Except: []Feature{FeatureFormat}},
			Use{Name: "words"})
		synctest.Wait()
		for f, want := range map[Feature]string{
			FeatureHover: "main words", FeatureFormat: "lint words", FeatureRangeFormat: "", FeatureRename: "words",
			FeatureDiagnostics: "lint main words", FeatureCodeAction: "",
		} {
			if got := names(fs.set.For(d.path, f)); got != want {
				t.Errorf("%s: %q", f, got)
			}
		}
		if fs.set.First(d.path, FeatureHover).Name != "main" || fs.set.First(d.path, FeatureCodeAction) != nil {
			t.Error("first of them")
		}
		if got := names(fs.set.Of(d.path)); got != "slow lint main words" {
			t.Error(got)
		}
		if got := names(fs.set.For("", FeatureRename)); got != "words" {
			t.Error(got)
		}
		lint := fs.set.Of(d.path)[1]
		if fs.set.Allows(d.path, lint, FeatureHover) || !fs.set.Allows(d.path, lint, FeatureFormat) {
			t.Error("allows")
		}
		// All are asked at once; answers come in the order of the list.
		fs.byName["main"][0].Hold("textDocument/hover")
		fs.byName["words"][0].Answer("textDocument/hover", m{"contents": "words"})
		done := make(chan []Answer[Hover])
		go func() {
			done <- Ask(ctxFor(t), fs.set.For(d.path, FeatureHover), func(ctx context.Context, s *Server) (Hover, error) {
				return s.Hover(ctx, d.snap(), 0)
			})
		}()
		fs.byName["main"][0].Take(t, "textDocument/hover").Fail(1, "not now")
		got := <-done
		if len(got) != 2 || errText(got[0].Err) != "main: not now" || got[1].Value.Text != "words" || got[1].Server.Name != "words" {
			t.Errorf("%+v", got)
		}
		if fs.set.Stop("words"); names(fs.set.Of(d.path)) != "slow lint main" {
			t.Error("stopped server is still used")
		}
		if fs.set.Restart(d.path, "words"); names(fs.set.Of(d.path)) != "slow lint main words" {
			t.Error("order is lost: ", names(fs.set.Of(d.path)))
		}
	})
}

func TestOneServerForSeveralRoots(t *testing.T) {
	for _, many := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			dir := tree(t, "a/go.mod", "b/go.mod", "c/go.mod")
			fs := newFakes(t, dir, named("gopls"), func(_ string, f *fakelsp.Server) {
				if many {
					f.Capabilities["workspace"] = m{"workspaceFolders": m{"supported": true, "changeNotifications": "id"}}
				}
				f.Hold("initialize")
			})
			open := func(name string) *doc {
				d := &doc{r: fs.rig, path: fs.path(name), rev: 1}
				fs.set.Open(Document{Path: d.path, Language: "go", Markers: []string{"go.mod"}, Uses: []Use{{Name: "gopls"}}, Rev: 1})
				return d
			}
			a := open("a/x.go")
			b := open("b/x.go") // while the first is starting: shares it for now
			synctest.Wait()
			if n := len(fs.byName["gopls"]); n != 1 {
				t.Fatalf("%d started", n)
			}
			f := fs.byName["gopls"][0]
			req := f.Take(t, "initialize")
			if got := sprint(req.Param("workspaceFolders")); strings.Contains(got, "/b") {
				t.Error(got)
			}
			req.Reply(f.InitializeResult())
			synctest.Wait()
			c := open("c/x.go") // while it runs
			open("a/y.go")
			open("b/y.go")
			synctest.Wait()
			for i := 1; i < len(fs.byName["gopls"]); i++ { // each may lead to another
				f := fs.byName["gopls"][i]
				f.Take(t, "initialize").Reply(f.InitializeResult())
				synctest.Wait()
			}
			count := 3
			if many {
				count = 1
				f.Await(t, fakelsp.Received("workspace/didChangeWorkspaceFolders", 2), fakelsp.Received("textDocument/didOpen", 5))
				f.Ask(9, "workspace/workspaceFolders", nil)
				if got := string(f.Answered(t, "9").Result); strings.Count(got, `"uri"`) != 3 || !strings.Contains(got, `"name":"b"`) {
					t.Error(got)
				}
			}
			if n := len(fs.byName["gopls"]); n != count {
				t.Errorf("%d servers, not %d", n, count)
			}
			for _, d := range []*doc{a, b, c} {
				list := fs.set.Of(d.path)
				if len(list) != 1 || !many && list[0].Root() != filepath.Dir(d.path) {
					t.Errorf("%s: %s of %s", d.path, names(list), list[0].Root())
				}
				if n := len(fs.set.For(d.path, FeatureDiagnostics)); n != 1 {
					t.Errorf("%s has %d servers", d.path, n)
				}
			}
		})
	}
}

func TestFileOutsideOfAnyProject(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fs := newFakes(t, "/work", named("x"), nil)
		fs.set.Open(Document{Path: "/etc/passwd", Uses: []Use{{Name: "x"}}})
		fs.set.Open(Document{Path: "/etc/group", Uses: []Use{{Name: "x"}}})
		synctest.Wait()
		if n := len(fs.byName["x"]); n != 1 {
			t.Errorf("%d servers", n)
		}
		f := fs.byName["x"][0]
		init, _ := f.Last("initialize")
		if fakelsp.Dig(init.Params, "rootUri") != nil || fakelsp.Dig(init.Params, "rootPath") != "/work" ||
			sprint(fakelsp.Dig(init.Params, "workspaceFolders")) != "[]" {
			t.Error(string(init.Params))
		}
		f.Ask(1, "workspace/workspaceFolders", nil)
		if got := string(f.Answered(t, "1").Result); got != "[]" {
			t.Error(got)
		}
	})
}

func TestRequiredRootPatterns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := tree(t, "a.deno.json")
		fs := newFakes(t, dir, map[string]Config{
			"deno": {Command: "deno", RequiredRootPatterns: []string{"*.deno.json"}},
			"node": {Command: "node", RequiredRootPatterns: []string{"package.json"}},
		}, nil)
		d := fs.open("x.ts", "", Use{Name: "node"}, Use{Name: "deno"})
		if got := names(fs.set.Of(d.path)); got != "deno" {
			t.Error(got)
		}
	})
}

func TestServerElsewhere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, func(o *Options) {
			o.Configs = map[string]Config{fakeName: {Command: "ssh", Args: []string{"host", "ra"}, PathMapping: []PathMapping{{"/work", "/srv/code"}}}}
		})
		d := r.open("src/a.rs", "x")
		s := r.ready()
		init, _ := r.fake.Last("initialize")
		if fakelsp.Dig(init.Params, "processId") != nil || fakelsp.Dig(init.Params, "rootPath") != "/srv/code" ||
			fakelsp.Dig(init.Params, "rootUri") != "file:///srv/code" {
			t.Error(string(init.Params))
		}
		r.fake.Await(t, fakelsp.Text("file:///srv/code/src/a.rs", "x"))
		r.fake.Answer("textDocument/definition", []m{
			{"uri": "file:///srv/code/src/b.rs", "range": span(3, 0, 3, 1)},
			{"uri": "file:///usr/lib/rust/core.rs", "range": span(4, 0, 4, 1)},
		})
		l, err := s.Goto(ctxFor(t), FeatureGotoDefinition, d.snap(), 0)
		if err != nil || len(l) != 2 || l[0].Path != "/work/src/b.rs" || l[1].IsFile() || l[1].URI != "file:///usr/lib/rust/core.rs" {
			t.Errorf("%+v %v", l, err)
		}
		if _, err := s.ReadRemote(ctxFor(t), l[1].URI); errText(err) != "fake: /usr/lib/rust/core.rs is only there; set read-command to open such files" {
			t.Error(err)
		}
		// Edits there are refused as a whole.
		r.fake.Answer("textDocument/rename", m{"changes": m{"file:///usr/lib/rust/core.rs": []m{}}})
		w, err := s.Rename(ctxFor(t), d.snap(), 0, "y")
		if err != nil || errText(w.Err) != "edit of file:///usr/lib/rust/core.rs, which cannot be reached from here" {
			t.Error(w.Err, err)
		}
	})
}

func TestCommandsWithArguments(t *testing.T) {
	named := filepath.Join(t.TempDir(), "my server")
	if err := os.WriteFile(named, []byte("#!/bin/sh\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		config            Config
		started           string
		remote, elsewhere bool
	}{
		{Config{Command: "gopls", Args: []string{"-v"}}, "gopls|-v", false, false},
		{Config{Command: "ssh host rust-analyzer", Args: []string{"-v"}}, "ssh|host|rust-analyzer|-v", true, true},
		{Config{Command: "/usr/bin/ssh", Args: []string{"host", "gopls"}}, "/usr/bin/ssh|host|gopls", true, true},
		{Config{Command: "docker exec -i box gopls"}, "docker|exec|-i|box|gopls", false, true},
		{Config{Command: "tcp://host:1"}, "tcp://host:1", true, true},
		{Config{Command: "gopls", PathMapping: []PathMapping{{"/a", "/b"}}}, "gopls", false, true},
		{Config{Command: named}, named, false, false},
	} {
		program, args := c.config.program()
		if got := strings.Join(append([]string{program}, args...), "|"); got != c.started {
			t.Errorf("%+v starts %s", c.config, got)
		}
		if c.config.remote() != c.remote || c.config.elsewhere() != c.elsewhere {
			t.Errorf("%+v: remote %v, elsewhere %v", c.config, c.config.remote(), c.config.elsewhere())
		}
	}
}

func TestReadRemote(t *testing.T) {
	dir := tree(t, "only there.rs")
	os.WriteFile(filepath.Join(dir, "only there.rs"), []byte("content"), 0o644)
	s := &Server{Name: "x", set: &Servers{}, cfg: Config{ReadCommand: []string{"cat", "--"}}}
	if b, err := s.ReadRemote(ctxFor(t), fileURI(filepath.Join(dir, "only there.rs"))); string(b) != "content" || err != nil {
		t.Error(string(b), err)
	}
	if _, err := s.ReadRemote(ctxFor(t), fileURI(dir+"/none")); !strings.Contains(errText(err), "x: cannot read "+dir+"/none: cat: ") {
		t.Error(err)
	}
	if _, err := s.ReadRemote(ctxFor(t), "jdt://x"); errText(err) != "x: jdt://x is no file" {
		t.Error(err)
	}
}
