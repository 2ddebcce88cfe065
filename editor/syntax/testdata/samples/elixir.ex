defmodule A do
  @doc """
  text
  """
  def f(a, b \\ 1) when is_integer(a), do: "#{a}" <> ~s(x)
end
