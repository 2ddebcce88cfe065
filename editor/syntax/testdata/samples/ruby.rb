class A < B
  def f(a, b: 1)
    puts <<~EOS
      text #{a}
    EOS
    %w[x y].each { |z| @v ||= z }
  end
end
