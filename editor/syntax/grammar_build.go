package syntax

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// BuildGrammar compiles the grammar in a source folder (the one that holds
// src/parser.c, or src itself) to outDir/NAME.so and checks that this program
// can load it. It needs a C compiler: $CC, else cc.
func BuildGrammar(name, dir, outDir string) (path string, err error) {
	src := dir
	if _, err := os.Stat(filepath.Join(dir, "parser.c")); err != nil {
		src = filepath.Join(dir, "src")
	}
	if _, err := os.Stat(filepath.Join(src, "parser.c")); err != nil {
		return "", fmt.Errorf("%s holds no parser.c: give the folder of the grammar's sources", dir)
	}
	cc := os.Getenv("CC")
	if cc == "" {
		cc = "cc"
	}
	path = filepath.Join(outDir, name+".so")
	args := []string{"-shared", "-fPIC", "-O2", "-I", src, "-o", path, filepath.Join(src, "parser.c")}
	for _, scanner := range []string{"scanner.c", "scanner.cc"} {
		if file := filepath.Join(src, scanner); exists(file) {
			args = append(args, file)
			if strings.HasSuffix(file, ".cc") {
				args = append(args, "-lstdc++")
			}
		}
	}
	if err := os.MkdirAll(outDir, 0o777); err != nil {
		return "", err
	}
	out, err := exec.Command(cc, args...).CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		return "", fmt.Errorf("the C compiler %q is not installed; set CC to another one", cc)
	}
	if err != nil {
		return "", fmt.Errorf("%s cannot compile the grammar: %v\n%s", cc, err, out)
	}
	if _, err := loadShared(path, name); err != nil {
		os.Remove(path)
		return "", err
	}
	return path, nil
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
