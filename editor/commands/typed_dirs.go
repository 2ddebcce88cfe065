package commands

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"hx/editor/cmdline"
	"hx/editor/command"
)

// TypedDirs is the family of the working directory.
var TypedDirs = []*command.Typed{
	{Name: "change-current-directory", Aliases: []string{"cd"}, Doc: "Change the working directory; - goes back to the one before", Args: exactly("DIR", completeFolders), Run: changeDir},
	{Name: "show-directory", Aliases: []string{"pwd"}, Doc: "Show the working directory", Run: func(c *command.Context, _ cmdline.Args) error {
		c.Status("Current working directory is %s", c.Ed.Dir())
		return nil
	}},
	{Name: "push-directory", Aliases: []string{"pushd"}, Doc: "Put the working directory on the stack and change it", Args: exactly("DIR", completeFolders), Run: pushDir},
	{Name: "pop-directory", Aliases: []string{"popd"}, Doc: "Go back to the newest directory of the stack", Run: popDir},
	{Name: "show-directory-stack", Doc: "Show the stack of directories, newest first", Run: showDirs},
}

// enter changes the working directory, of the process too: shell commands and
// relative names follow it.
func enter(c *command.Context, dir string) error {
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		return fmt.Errorf("cannot change to %s: there is no such folder", dir)
	case !info.IsDir():
		return fmt.Errorf("cannot change to %s: it is not a folder", dir)
	}
	if err := os.Chdir(dir); err != nil {
		return err
	}
	c.Dirs.Last = c.Ed.Dir()
	c.Ed.SetDir(dir)
	c.Status("Current working directory is now %s", dir)
	return nil
}

func changeDir(c *command.Context, args cmdline.Args) error {
	dir := c.Ed.AbsPath(args.First())
	if args.First() == "-" {
		if dir = c.Dirs.Last; dir == "" {
			return errors.New("there is no earlier working directory")
		}
	}
	return enter(c, dir)
}

func pushDir(c *command.Context, args cmdline.Args) error {
	from := c.Ed.Dir()
	if err := enter(c, c.Ed.AbsPath(args.First())); err != nil {
		return err
	}
	c.Dirs.Stack = append(c.Dirs.Stack, from)
	return nil
}

func popDir(c *command.Context, _ cmdline.Args) error {
	n := len(c.Dirs.Stack)
	if n == 0 {
		return errors.New("Stack is empty.")
	}
	dir := c.Dirs.Stack[n-1]
	c.Dirs.Stack = c.Dirs.Stack[:n-1]
	return enter(c, dir)
}

func showDirs(c *command.Context, _ cmdline.Args) error {
	if len(c.Dirs.Stack) == 0 {
		return errors.New("Stack is empty.")
	}
	var names []string
	for i := len(c.Dirs.Stack) - 1; i >= 0; i-- {
		names = append(names, c.Dirs.Stack[i])
	}
	c.Status("%s", strings.Join(names, " "))
	return nil
}
