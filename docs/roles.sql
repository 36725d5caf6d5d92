-- For a database whose login may not create roles: an administrator of the server runs this once, before the first start.
--   psql -v login=nastavnik -d nastavnik -f docs/roles.sql
-- `login` is the user of DATABASE_URL. It must own the database (the program creates its tables there). A cluster has one pair
-- of roles for all its databases of Nastavnik; they cannot log in and own nothing.
\set ON_ERROR_STOP on
select format('create role %I nologin', name)
  from unnest(array['nastavnik_door', 'nastavnik_app']) as name
  where not exists (select from pg_roles where rolname = name) \gexec
grant nastavnik_door, nastavnik_app to :"login";
